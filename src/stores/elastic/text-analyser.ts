import { LRUCache } from 'lru-cache';
import { Synonyms } from '../../domain/text/synonyms.js';
import { analysisQuestion, buildAnalysis, buildWord } from './build-analysis.js';
import type { ElasticClient } from './elastic-client.js';
import { readAnalysis } from './read-analysis.js';
import type { TextAnalysis } from './text-analysis.js';

/** A search asks about its text up to four times within milliseconds: to correct, match, count and mark. */
const KEPT_MS = 5000;
const MAX_KEPT = 2000;

/** Finds out what the index knows of texts, each asked once for all that follows. */
export class TextAnalyser {
  #kept = emptyCache();
  #synonyms = new Synonyms([]);

  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
  ) {}

  async analyse(text: string, signal?: AbortSignal): Promise<TextAnalysis> {
    this.client.assertOpen();
    // Held on to: what is asked before it is emptied must not be remembered after.
    const kept = this.#kept;
    const known = kept.get(text);
    if (known) return known;
    const question = analysisQuestion(text);
    if (question.stems.length === 0) return NOTHING_KNOWN(text);
    const answer = await this.client.read(
      (elastic, options) => elastic.search({ index: this.alias, ...buildAnalysis(question) }, options),
      signal,
    );
    const countWord = async (word: string): Promise<number> => {
      const { count } = await this.client.read(
        (elastic, options) => elastic.count({ index: this.alias, query: buildWord(word) }, options),
        signal,
      );
      return count;
    };
    const analysis = await readAnalysis(text, question, answer, this.#synonyms, countWord);
    kept.set(text, analysis);
    return analysis;
  }

  setSynonyms(synonyms: Synonyms): void {
    this.#synonyms = synonyms;
    this.forget();
  }

  forget(): void {
    this.#kept = emptyCache();
  }
}

const emptyCache = () => new LRUCache<string, TextAnalysis>({ max: MAX_KEPT, ttl: KEPT_MS });

const NOTHING_KNOWN = (text: string): TextAnalysis => ({
  knows: () => false,
  knowsPrefix: () => false,
  isCode: false,
  spelling: { searched: text, corrections: [] },
});
