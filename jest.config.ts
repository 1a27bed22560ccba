/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  testMatch: ['<rootDir>/{lib,local,test,web}/**/*.test.ts'],
  // Types are checked by `tsc`; here they are only stripped.
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // jose and Preact are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|preact|@preact)/)'],
  testTimeout: 30_000,
  reporters: [
    'default',
    '<rootDir>/test/policy-reporter.mjs',
    '<rootDir>/test/totals-reporter.mjs',
  ],
};

export default config;
