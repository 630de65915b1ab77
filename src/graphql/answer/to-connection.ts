import type { Product } from '../../domain/products/product.js';
import type { Answer } from '../../ranking/answer.js';
import type { RankedEntry } from '../../ranking/ranked-entry.js';
import type { Cursors } from './cursor.js';
import type { PageInfoType } from './page-info.type.js';

export interface RankedEdge {
  readonly cursor: string;
  readonly node: Product;
  readonly position: number;
  readonly score: number;
  readonly ranked: RankedEntry;
}

/** A page of an answer as a Relay connection; `nodes` and `edges` are the same list. */
export function toConnection(answer: Answer<unknown, unknown>, cursors: Cursors, continued: boolean) {
  const { requestId: listId, entries, hasNextPage } = answer;
  const edges = entries.map(({ product, position, ranked }): RankedEdge => ({
    cursor: cursors.encode({ listId, position: position + 1 }),
    node: product,
    position,
    // A score that was not finite stands for the bottom.
    score: Number.isFinite(ranked.score) ? ranked.score : 0,
    ranked,
  }));
  const pageInfo: PageInfoType = {
    hasNextPage,
    hasPreviousPage: continued,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { requestId: listId, edges, nodes: edges.map(({ node }) => node), pageInfo };
}
