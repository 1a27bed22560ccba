/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const common: Project = {
  // Types are checked by `tsc`; here they are only stripped.
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // jose and Preact are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|preact|@preact)/)'],
};

/** They measure time or watch pictures as they come, or keep both cores busy. */
const ALONE = [
  '/local/mpu/mixer',
  '/local/rtc/webrtc/(guests|webrtc-endpoint)',
  '/local/synthetic/participant\\b',
  '/test/browser/',
  '/test/simulation/',
  '/test/media/(stage|voice)\\.',
  '/test/(pk|self-running)\\b',
];

const config: Config = {
  projects: [
    {
      ...common,
      displayName: 'side by side',
      testPathIgnorePatterns: ['/node_modules/', ...ALONE],
    },
    {
      ...common,
      displayName: 'alone',
      testRegex: ALONE.map((path) => `${path}.*test\\.ts$`),
      runner: '<rootDir>/test/serial-runner.cjs',
    },
  ],
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: [
    'default',
    '<rootDir>/test/policy-reporter.mjs',
    '<rootDir>/test/totals-reporter.mjs',
  ],
};

export default config;
