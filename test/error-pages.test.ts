import { readFileSync } from 'node:fs';
import { AppError, ERROR_CODES } from '../lib/errors';

const ROW = /^\| `(\w+)` \| (\d{3}) \|/gm;

test.each(['docs/errors.md', 'docs/errors.zh-CN.md'])(
  '%s has every error code with its status, and no other',
  (path) => {
    const rows = [...readFileSync(path, 'utf8').matchAll(ROW)];
    const told = rows.map(([, code, status]) => [code, Number(status)]);
    const codes = ERROR_CODES.map((code) => [code, new AppError(code, '').status]);
    expect(told.sort()).toEqual(codes.sort());
  },
);
