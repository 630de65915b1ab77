import base from './jest.config.js';

/**
 * What needs a real Elasticsearch, at ELASTICSEARCH_URL: its contract, its faults, the life of its indices. One file at
 * a time: several would slow each other's node. @type {import('jest').Config}
 */
export default {
  ...base,
  testMatch: ['**/contract/elastic-*.test.js', '**/elasticsearch/**/*.test.js'],
  testPathIgnorePatterns: [],
  maxWorkers: 1,
  testTimeout: 60_000,
};
