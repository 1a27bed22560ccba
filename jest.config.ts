/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const common: Project = {
  // Types are checked by `tsc`; here they are only stripped.
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // These are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|preact|@preact|qr)/)'],
  runner: '<rootDir>/test/lane-runner.cjs',
};

/** Tests that measure time, or watch pictures as they come. */
const ALONE = /\.alone\.test\.ts$/.source;
/** Tests of the pages in a browser. */
const PAGES = /\/test\/browser\/[\w-]+\.test\.ts$/.source;

const config: Config = {
  projects: [
    {
      ...common,
      displayName: 'side by side',
      testPathIgnorePatterns: ['/node_modules/', ALONE, PAGES],
      setupFiles: ['<rootDir>/test/yield-processor.cjs'],
    },
    { ...common, displayName: 'pages', testRegex: PAGES },
    { ...common, displayName: 'alone', testRegex: ALONE },
  ],
  // Twice as many as a small machine has cores: half of the tests wait for a cloud.
  maxWorkers: 4,
  // Far more than any takes, for machines that are busy with other things.
  testTimeout: 120_000,
  reporters: [
    'default',
    '<rootDir>/test/policy-reporter.mjs',
    '<rootDir>/test/totals-reporter.mjs',
  ],
};

export default config;
