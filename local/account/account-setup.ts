import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Account } from './account';

/** As in `s.yaml`, where nothing else is set. */
const ROLE = 'lianmai-function';

/** The account after everything that a deployment asks of a person has been done. */
export function setUpAccount(
  projectPath: string,
  names: { instance: string; appId: string },
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
    policies: { [ROLE]: rolePolicy(projectPath, names) },
  });
}

/** The policy of the docs, filled in as they say. */
function rolePolicy(projectPath: string, names: { instance: string; appId: string }) {
  const text = readFileSync(join(projectPath, 'docs/ram/function-role.json'), 'utf8');
  const filled = text
    .replaceAll('<instance>', names.instance)
    .replaceAll('<prefix>', '')
    .replaceAll('<app-id>', names.appId);
  return JSON.parse(filled);
}
