// Jest runs the compiler's output, so tests start the very worker threads and children that production starts.
// Below Node 24.9 it cannot require() ESM-only packages; Fastify pulls two of them in, so those are transformed.
const esmOnly = 'cookie|content-disposition';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/build/test'],
  testMatch: ['**/*.test.js'],
  // Each of these has a configuration of its own: they need a browser or a server.
  testPathIgnorePatterns: ['/test/browser/', '/test/bench/', '/test/elasticsearch/', '/contract/elastic-'],
  transform: {
    [`/node_modules/(${esmOnly})/.+\\.js$`]: ['@swc/jest', { swcrc: false, jsc: { target: 'es2022' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  globalSetup: '<rootDir>/build/test/support/global-setup.js',
  globalTeardown: '<rootDir>/build/test/support/global-teardown.js',
  testTimeout: 30_000,
};
