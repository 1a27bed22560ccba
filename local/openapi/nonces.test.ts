import { Clock } from '../clock';
import { Nonces } from './nonces';

it('lets a nonce be used once while a signature made with it could still be valid', () => {
  const clock = new Clock();
  const nonces = new Nonces(clock);
  expect(nonces.use('a')).toBe('fresh');
  clock.advance(30 * 60_000);
  expect(nonces.use('a')).toBe('used');
  clock.advance(60_000);
  expect(nonces.use('a')).toBe('fresh');
});

it('refuses rather than forgets when its memory is full, and recovers with time', () => {
  const clock = new Clock();
  const nonces = new Nonces(clock, 2);
  expect([nonces.use('a'), nonces.use('b'), nonces.use('c')]).toEqual(['fresh', 'fresh', 'full']);
  expect(nonces.use('a')).toBe('used');
  clock.advance(31 * 60_000);
  expect(nonces.use('c')).toBe('fresh');
});
