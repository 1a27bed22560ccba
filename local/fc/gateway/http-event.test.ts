import { decodePath, type HttpRequestFacts, splitTarget, toHttpEvent } from './http-event';

const facts: HttpRequestFacts = {
  method: 'POST',
  target: '/rooms/%E8%BF%9E%E9%BA%A6?tag=a&tag=b&empty=&text=x+y%26z',
  httpVersion: '1.1',
  rawHeaders: [
    ...['HOST', 'Api.Example.com:8080', 'content-type', 'text/plain', 'x-multi', 'one'],
    ...['user-agent', 'curl/8', 'X-MULTI', 'two', 'x-fc-anything', 'no', 'connection', 'close'],
  ],
  body: Buffer.from('Hello 连麦'),
  sourceIp: '11.11.11.11',
  triggerId: '1e875ca5-8fd9-4893-b690-cc81c41e5bdc',
  accountId: '1000000000000001',
  requestId: '1-64f6cd87-00000000-000000000000',
  nowMs: 1693896071895.25,
};

test('the event is the documented one, byte for byte', () => {
  expect(toHttpEvent(facts).toString()).toBe(
    '{"version":"v1","rawPath":"/rooms/%E8%BF%9E%E9%BA%A6","body":"Hello 连麦",' +
      '"isBase64Encoded":false,"headers":{"Content-Type":"text/plain","X-Multi":"one,two",' +
      '"User-Agent":"curl/8","Connection":"close"},"queryParameters":{"tag":"a,b","empty":"","text":"x y&z"},' +
      '"requestContext":{"accountId":"1000000000000001",' +
      '"triggerId":"1e875ca5-8fd9-4893-b690-cc81c41e5bdc","domainName":"api.example.com",' +
      '"domainPrefix":"api","http":{"method":"POST","path":"/rooms/连麦","protocol":"HTTP/1.1",' +
      '"sourceIp":"11.11.11.11","userAgent":"curl/8"},' +
      '"requestId":"1-64f6cd87-00000000-000000000000","time":"2023-09-05T06:41:11Z",' +
      '"timeEpoch":"1693896071895"}}',
  );
});

test('a body that is not text is carried in base64', () => {
  const body = Buffer.from([0xff, 0xfe, 0x00]);
  const event = JSON.parse(toHttpEvent({ ...facts, body }).toString());
  expect([event.body, event.isBase64Encoded]).toEqual(['//4A', true]);
});

test('a header or parameter named like a property of every object is data like any other', () => {
  const rawHeaders = ['__proto__', 'a', 'constructor', 'b'];
  const event = toHttpEvent({ ...facts, rawHeaders, target: '/?__proto__=c' }).toString();
  expect(event).toContain('"headers":{"__proto__":"a","Constructor":"b"}');
  expect(event).toContain('"queryParameters":{"__proto__":"c"}');
});

test.each([
  ['/a?b=c?d', '/a', 'b=c?d'],
  ['//evil.example/a', '//evil.example/a', ''],
  ['http://host.example/a/b?c', '/a/b', 'c'],
  ['http://host.example', '/', ''],
  ['/a#b', '/a', ''],
])('the target %s has the path %s and the query "%s"', (target, rawPath, query) => {
  expect(splitTarget(target)).toEqual({ rawPath, query });
});

test('a path with a broken escape is the caller’s mistake', () => {
  expect(() => decodePath('/%E8%')).toThrow(expect.objectContaining({ status: 400 }));
});
