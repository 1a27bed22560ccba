/** The types of all code hold, here beside tests that mostly wait. */
import { spawnSync } from 'node:child_process';

test.each(['.', 'web'])('tsc finds nothing in %s', (project) => {
  const { status, stdout } = spawnSync('npx', ['tsc', '--noEmit', '-p', project], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
