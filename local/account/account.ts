import { z } from 'zod';

const Domain = z.strictObject({
  status: z.enum(['online', 'offline', 'configuring']),
  /** `type_a`: URLs must be signed in that way; `no_auth`: they need not be. */
  signing: z.enum(['type_a', 'no_auth']),
  https: z.enum(['on', 'off']),
  /** Real-time streaming (RTS), whatever its latency mode. */
  rts: z.enum(['on', 'off']),
  /** Answers have the headers by which pages of other addresses may play. */
  cors: z.enum(['on', 'off']),
});

const Policy = z.looseObject({ Version: z.literal('1'), Statement: z.array(z.looseObject({})) });

const Role = z.strictObject({
  name: z.string(),
  /** Who may assume it. */
  trust: Policy,
  /** What those who have assumed it may do, by the policies' names. */
  policies: z.record(z.string(), Policy),
});

const Settings = z.strictObject({
  rtcApp: z.strictObject({
    /** 1 in use, 2 stopped, 3 stopped for debts. */
    status: z.literal([1, 2, 3]),
    version: z.enum(['2.0', '3.0']),
  }),
  pushDomain: Domain,
  playDomain: Domain,
  binding: z.strictObject({ isThere: z.boolean() }),
  role: Role,
});

/** What somebody has set up in the account, as far as an API tells of it. */
export type AccountSettings = z.infer<typeof Settings>;
export type DomainSettings = z.infer<typeof Domain>;

const DOMAIN: DomainSettings = {
  status: 'online',
  signing: 'type_a',
  https: 'off',
  rts: 'off',
  cors: 'on',
};

/**
 * The account of the local cloud: what a person would do in Alibaba's consoles. Everything is as a
 * deployment needs it, until a test changes it.
 */
export class Account {
  #settings: AccountSettings;

  constructor(role: AccountSettings['role']) {
    this.#settings = {
      rtcApp: { status: 1, version: '2.0' },
      pushDomain: DOMAIN,
      playDomain: DOMAIN,
      binding: { isThere: true },
      role,
    };
  }

  get settings(): AccountSettings {
    return this.#settings;
  }

  /** Puts other values in place of those that are named. Throws an error that names a wrong one. */
  change(changes: Record<string, unknown>): AccountSettings {
    const settings: Record<string, object> = { ...this.#settings };
    for (const [name, change] of Object.entries(changes)) {
      settings[name] = { ...settings[name], ...Object(change) };
    }
    this.#settings = Settings.parse(settings);
    return this.#settings;
  }
}
