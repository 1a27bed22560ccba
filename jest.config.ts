/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const common: Project = {
  // Types are checked by `tsc`; here they are only stripped.
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // jose and Preact are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|preact|@preact)/)'],
};

/** They listen to media and measure time, or keep both cores busy: they want the machine. */
const ALONE = [
  '/local/(live|mpu|rtc|synthetic)/',
  '/test/(browser|media|simulation)/',
  '/test/conformance/live.*',
  '/test/(pk|self-running|serverless-devs|story)\\b',
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
      testRegex: ALONE.map((path) => `${path}.*\\.test\\.ts$`),
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
