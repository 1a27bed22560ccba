/** The types of all code hold. */
import { spawnSync } from 'node:child_process';

/** The compiler in native code. `tsc` may be the older one, which openapi-typescript calls. */
const TSC = 'node_modules/typescript-native/bin/tsc';

test('the compiler finds nothing', () => {
  const { status, stdout } = spawnSync(process.execPath, [TSC, '-b', '.', 'web', '--noEmit'], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
