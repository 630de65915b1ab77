import type { CrossEncoder } from '../../inference/cross-encoder.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** Candidates the model reads: relevance gained beyond 50 rarely reaches a first page. */
const DEPTH = 50;

/** Relevance by the neural model, 0 to 1, for the first candidates. Without a model the answer is lexical. */
export const crossEncoder = (model: CrossEncoder | undefined): Scorer<SearchQuery, SearchNotes> => ({
  name: 'cross-encoder',
  enabled({ rerank, text, sort }) {
    if (rerank === 'OFF' || text === '' || sort !== 'RELEVANCE') return false;
    if (!model) return rerank === 'ON' ? 'UNAVAILABLE' : false;
    return true;
  },
  async score({ text }, candidates, { signal }) {
    const read = candidates.slice(0, DEPTH);
    const products = read.map(({ facts }) => facts.product!);
    const relevance = await model!.score(text, products, signal);
    const { name, device } = model!.model;
    return {
      values: candidates.map((_, i) => relevance[i] ?? null),
      notes: { model: { name, device, reranked: read.length } },
    };
  },
});
