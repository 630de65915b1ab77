import { describe } from '@jest/globals';
import { promiseRelevanceRules } from './relevance-rules.promises.js';

describe('with the embedded index', () => promiseRelevanceRules({}));
