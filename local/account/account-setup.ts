import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Account } from './account';

/** As in `s.yaml`, where nothing else is set. */
const ROLE = 'lianmai-function';

/** The account after everything that a deployment asks of a person has been done. */
export function setUpAccount(
  projectPath: string,
  names: { instance: string; appId: string; bucket: string },
): Account {
  return new Account({
    name: ROLE,
    trust: {
      Version: '1',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: ['fc.aliyuncs.com'] },
        },
      ],
    },
    policies: {
      [ROLE]: policy(projectPath, 'function-role', names),
      [`${ROLE}-recordings`]: policy(projectPath, 'function-recordings', names),
    },
  });
}

/** The policy of the docs, filled in as they say. */
function policy(
  projectPath: string,
  file: string,
  names: { instance: string; appId: string; bucket: string },
) {
  const text = readFileSync(join(projectPath, `docs/ram/${file}.json`), 'utf8');
  const filled = text
    .replaceAll('<instance>', names.instance)
    .replaceAll('<prefix>', '')
    .replaceAll('<app-id>', names.appId)
    .replaceAll('<replay-bucket>', names.bucket);
  return JSON.parse(filled);
}
