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

const YIELDING: Project = { setupFiles: ['<rootDir>/test/yield-processor.cjs'] };

/** Paths within the project: the folders that it lies in may have any name. */
const within = (path: RegExp) => `^${__dirname.replace(/\W/g, '\\$&')}/${path.source}`;

/** Tests that measure time, or that need the machine for themselves. */
const ALONE = /\.alone\.test\.ts$/.source;
/** Tests of the pages that watch for long. */
const LONG_PAGES = within(/test\/browser\/[\w-]+\.long\.test\.ts$/);
/** Other tests that take long. */
const LONG = within(/(.+\/)?[\w-]+\.long\.test\.ts$/);
/** Tests of the pages in a browser. */
const PAGES = within(/test\/browser\/[\w-]+\.test\.ts$/);
/** Tests of media and of whole shows, by what the audience sees and hears. */
const MEDIA = within(/test\/(media|shows)\/[\w-]+\.test\.ts$/);
/** Tests of what runs for itself: the local cloud, commands, the simulation. */
const PARTS = within(/(local|test\/(commands|conformance|simulation))\/(.+\/)?[\w-]+\.test\.ts$/);
/** Tests that need no cloud. */
const UNITS = within(/(lib|web|test\/(types|use-cases))\/(.+\/)?[\w-]+\.test\.tsx?$/);

// How they share a machine: see `lane-runner.cjs`.
const config: Config = {
  projects: [
    // These are left to `npm run test:all`.
    { ...common, displayName: 'alone', testRegex: ALONE },
    { ...common, displayName: 'long-pages', testRegex: LONG_PAGES },
    {
      ...common,
      displayName: 'long',
      testRegex: LONG,
      testPathIgnorePatterns: ['/node_modules/', LONG_PAGES],
    },
    { ...common, displayName: 'pages', testRegex: PAGES },
    { ...common, displayName: 'media', testRegex: MEDIA },
    { ...common, ...YIELDING, displayName: 'parts', testRegex: PARTS },
    { ...common, ...YIELDING, displayName: 'units', testRegex: UNITS },
    // What is left: tests of the API and of all else that is not seen.
    {
      ...common,
      displayName: 'calls',
      testPathIgnorePatterns: ['/node_modules/', ALONE, LONG, PAGES, MEDIA, PARTS, UNITS],
    },
  ],
  globalSetup: '<rootDir>/test/borrowed-clouds-setup.mjs',
  globalTeardown: '<rootDir>/test/borrowed-clouds-teardown.mjs',
  maxWorkers: 2,
  // Far more than any takes, for machines that are busy with other things: see `test/until.ts`.
  testTimeout: 300_000,
  reporters: [
    'default',
    '<rootDir>/test/policy-reporter.mjs',
    '<rootDir>/test/totals-reporter.mjs',
  ],
};

export default config;
