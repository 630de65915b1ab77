import { pino } from 'pino';
import { MiniSearchIndex } from '../../src/stores/minisearch/minisearch-index.js';
import { describeProductIndex } from './product-index.contract.js';

describeProductIndex('MiniSearch', async () => {
  const index = new MiniSearchIndex({ logger: pino({ level: 'silent' }) });
  return { index, settle: async () => {}, close: () => index.close() };
});
