import { randomBytes } from 'node:crypto';
import { StateFile } from './state-file';

/** The secrets of one local cloud. They outlive a restart, so that tokens and URLs stay good. */
export interface Keys {
  accessKeyId: string;
  accessKeySecret: string;
  appId: string;
  appKey: string;
  jwtSecret: string;
  /** With which the app's own server calls the functions. */
  serverKey: string;
  /** What the payment provider and the functions sign with. */
  paymentKey: string;
  /** What events are signed with, by Standard Webhooks. */
  webhookKey: string;
  /** What a provider of moderation signs with. */
  moderationKey: string;
  livePushKey: string;
  livePlayKey: string;
  /** The part of the callback URLs that nobody can guess. */
  callbackSecret: string;
  rtcCallbackKey: string;
  liveCallbackKey: string;
  recordCallbackKey: string;
}

/** Reads the keys from the file; makes those that are missing, and keeps them there. */
export function loadKeys(path: string): Keys {
  // A file of an older version has fewer.
  const file = new StateFile<Partial<Keys>>(path);
  const known = file.read() ?? {};
  const keys = { ...newKeys(), ...known };
  if (Object.keys(known).length === Object.keys(keys).length) return keys;
  file.write(keys);
  return keys;
}

function newKeys(): Keys {
  return {
    accessKeyId: `LTAI${hex(10)}`,
    accessKeySecret: hex(15),
    appId: hex(4),
    appKey: hex(16),
    jwtSecret: hex(32),
    serverKey: hex(32),
    paymentKey: hex(32),
    webhookKey: `whsec_${randomBytes(32).toString('base64')}`,
    moderationKey: `whsec_${randomBytes(32).toString('base64')}`,
    livePushKey: hex(16),
    livePlayKey: hex(16),
    callbackSecret: hex(32),
    rtcCallbackKey: hex(16),
    liveCallbackKey: hex(16),
    recordCallbackKey: hex(16),
  };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
