import { requireDescribed } from './api-contract';

const headers = { 'x-request-id': '1', 'content-type': 'application/json; charset=utf-8' };
const standing = { roomId: 'tea', userId: 'ben', state: 'requested' };
const answer = {
  method: 'POST',
  path: '/request-stage/tea',
  status: 200,
  headers: new Headers(headers),
  text: JSON.stringify(standing),
};
const refusal = { requestId: '1', code: 'RoomClosed', message: 'It is.', retryable: false };

test('an answer that is as described passes, and so does an error of this call', () => {
  requireDescribed(answer);
  requireDescribed({ ...answer, status: 409, text: JSON.stringify(refusal) });
});

test.each([
  ['a status', { status: 204, text: '' }],
  ['a field', { text: JSON.stringify({ ...standing, pushUrl: 'rtmp://' }) }],
  ['a value', { text: JSON.stringify({ ...standing, state: 'queued' }) }],
  ['a content type', { headers: new Headers({ ...headers, 'content-type': 'text/html' }) }],
  ['a code', { status: 409, text: JSON.stringify({ ...refusal, code: 'MixStopping' }) }],
  ['a call', { path: '/request-chair/tea' }],
])('%s that is not described is refused', (_, change) => {
  expect(() => requireDescribed({ ...answer, ...change })).toThrow('POST /request-');
});

test.each([
  ['a field', { text: JSON.stringify({ roomId: 'tea', userId: 'ben' }) }],
  ['a header', { headers: new Headers({ 'content-type': headers['content-type'] }) }],
])('%s that is described must be there', (_, change) => {
  expect(() => requireDescribed({ ...answer, ...change })).toThrow('POST /request-stage/tea → 200');
});
