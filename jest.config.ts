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

/** Tests that measure time. */
const ALONE = /\.alone\.test\.ts$/.source;
/** Tests of the pages in a browser. */
const PAGES = within(/test\/browser\/[\w-]+\.test\.ts$/);
/** Tests of media and of whole shows, by what the audience sees and hears. */
const MEDIA = within(/test\/(media|shows)\/[\w-]+\.test\.ts$/);
/** Tests that start no local cloud, or that leave it alone while a developer's commands run. */
const PARTS = within(
  /(local|test\/(commands|conformance|simulation|types|use-cases))\/(.+\/)?[\w-]+\.test\.ts$/,
);
/** Tests of the same kind that are so short that they can wait for a lane that is free early. */
const UNITS = within(/(lib|web)\/(.+\/)?[\w-]+\.test\.tsx?$/);

// How they share a machine: see `lane-runner.cjs`.
const config: Config = {
  projects: [
    { ...common, displayName: 'alone', testRegex: ALONE },
    { ...common, displayName: 'pages', testRegex: PAGES },
    { ...common, displayName: 'media', testRegex: MEDIA },
    { ...common, ...YIELDING, displayName: 'parts', testRegex: PARTS },
    { ...common, ...YIELDING, displayName: 'units', testRegex: UNITS },
    // What is left: tests of the API and of all else that is not seen.
    {
      ...common,
      ...YIELDING,
      displayName: 'calls',
      testPathIgnorePatterns: ['/node_modules/', ALONE, PAGES, MEDIA, PARTS, UNITS],
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
