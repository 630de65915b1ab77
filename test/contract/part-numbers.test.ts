import { describe } from '@jest/globals';
import { openEngine } from '../../src/evaluation/open-engine.js';
import { promisePartNumbers } from '../support/part-numbers.promises.js';

describe('a part number, in the embedded index', () => {
  promisePartNumbers(() => openEngine('embedded', undefined));
});
