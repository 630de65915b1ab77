import { MemoryAnswerLog } from '../../src/stores/memory/memory-answer-log.js';
import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';
import { MemoryRuleBook } from '../../src/stores/memory/memory-rule-book.js';
import { MemoryShopStatistics } from '../../src/stores/memory/memory-shop-statistics.js';
import { MemorySessionNames } from '../../src/stores/memory/memory-session-names.js';
import { MemoryViewerDirectory } from '../../src/stores/memory/memory-viewer-directory.js';
import { describeAnswerLog } from './answer-log.contract.js';
import { describeClickRates } from './click-rates.contract.js';
import { describeEventLog } from './event-log.contract.js';
import { describeRuleBook } from './rule-book.contract.js';
import { describeProductRecords } from './product-records.contract.js';
import { describeSessionNames } from './session-names.contract.js';
import { describeShopStatistics } from './shop-statistics.contract.js';
import { describeViewerDirectory } from './viewer-directory.contract.js';

describeEventLog('memory', async () => new MemoryEventLog((productId) => /^p[1-9]$/.test(productId)));
describeAnswerLog('memory', async () => new MemoryAnswerLog());
describeClickRates('memory', async () => {
  const statistics = new MemoryShopStatistics(() => new Date());
  return {
    statistics,
    async count(answers, events) {
      statistics.recordAnswers(answers);
      statistics.record(events);
    },
  };
});
describeRuleBook('memory', async () => new MemoryRuleBook(() => new Date('2026-06-01T12:00:00Z')));
describeProductRecords('memory', async () => {
  const statistics = new MemoryShopStatistics(() => new Date());
  return { statistics, count: async (events) => statistics.record(events) };
});
describeShopStatistics('memory', async () => {
  const statistics = new MemoryShopStatistics(() => new Date('2026-06-01T12:00:00Z'));
  return { statistics, happen: async (events) => statistics.record(events) };
});
describeSessionNames('memory', async () => new MemorySessionNames());
describeViewerDirectory(
  'memory',
  async () => ({ directory: new MemoryViewerDirectory(), events: new MemoryEventLog() }),
  200,
);
