import { MemoryEventLog } from '../../src/stores/memory/memory-event-log.js';
import { describeEventLog } from './event-log.contract.js';

describeEventLog('memory', async () => new MemoryEventLog((productId) => /^p[1-9]$/.test(productId)));
