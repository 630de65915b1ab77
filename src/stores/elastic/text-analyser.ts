import { LRUCache } from 'lru-cache';
import { analysisQuestion, buildAnalysis } from './build-analysis.js';
import type { ElasticClient } from './elastic-client.js';
import { readAnalysis } from './read-analysis.js';
import type { TextAnalysis } from './text-analysis.js';

/** A search asks about its text up to four times within milliseconds: to correct, match, count and mark. */
const KEPT_MS = 5000;
const MAX_KEPT = 2000;

/** Finds out what the index knows of texts, each asked once for all that follows. */
export class TextAnalyser {
  readonly #kept = new LRUCache<string, TextAnalysis>({ max: MAX_KEPT, ttl: KEPT_MS });

  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
  ) {}

  async analyse(text: string, signal?: AbortSignal): Promise<TextAnalysis> {
    this.client.assertOpen();
    const kept = this.#kept.get(text);
    if (kept) return kept;
    const question = analysisQuestion(text);
    if (question.stems.length === 0) return NOTHING_KNOWN(text);
    const answer = await this.client.read(
      (elastic, options) => elastic.search({ index: this.alias, ...buildAnalysis(question) }, options),
      signal,
    );
    const analysis = readAnalysis(text, question, answer);
    this.#kept.set(text, analysis);
    return analysis;
  }

  forget(): void {
    this.#kept.clear();
  }
}

const NOTHING_KNOWN = (text: string): TextAnalysis => ({
  knows: () => false,
  knowsPrefix: () => false,
  isCode: false,
  spelling: { searched: text, corrections: [] },
});
