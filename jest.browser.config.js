import base from './jest.config.js';

/** The suite that opens the pages in a real Chromium; one browser and one gateway at a time. @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/build/test/browser/**/*.test.js'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/build/test/support/browser-setup.js',
  globalTeardown: '<rootDir>/build/test/support/browser-teardown.js',
  maxWorkers: 1,
  // A page of GraphiQL loads in a second; a machine that builds beside it needs more.
  testTimeout: 60_000,
};
