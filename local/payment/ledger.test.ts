import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from './ledger';

const ORDER = { orderId: 'o1', amountCents: 100, currency: 'CNY' };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  path = join(folder, 'payments.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('knows after a restart what was paid, and takes no money twice', () => {
  const payment = new Ledger(path).pay(ORDER);
  const ledger = new Ledger(path);
  expect(ledger.list()).toEqual([{ orderId: 'o1', state: 'paid', payment }]);
  expect(ledger.pay(ORDER)).toBeUndefined();
});

it('is replaced as a whole, so that a kill leaves no cut file', () => {
  const ledger = new Ledger(path);
  ledger.pay(ORDER);
  const { ino } = statSync(path);
  ledger.close('o2');
  expect(statSync(path).ino).not.toBe(ino);
});

it('names its file when that is damaged', () => {
  writeFileSync(path, '[{"orderId":');
  expect(() => new Ledger(path)).toThrow(path);
});
