import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The secrets of one local cloud. They outlive a restart, so that tokens and URLs stay good. */
export interface Keys {
  accessKeyId: string;
  accessKeySecret: string;
  appId: string;
  appKey: string;
  jwtSecret: string;
  livePushKey: string;
  livePlayKey: string;
}

/** Reads the keys from the file, or makes new ones and keeps them there. */
export function loadKeys(path: string): Keys {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keys = {
    accessKeyId: `LTAI${hex(10)}`,
    accessKeySecret: hex(15),
    appId: hex(4),
    appKey: hex(16),
    jwtSecret: hex(32),
    livePushKey: hex(16),
    livePlayKey: hex(16),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
