import type { Rung } from '../../../stores/product-index.js';
import { Markup } from '../../page/markup.js';
import type { PairedQuery } from '../paired-rows.js';
import type { RowComparison } from '../row-comparison.js';

const markup = Markup.of;

/** A screenful of each. */
const SHOWN = 12;

/** The queries that won and lost most, with what was searched for them. */
export function changesTable(comparison: RowComparison): Markup {
  const { before, after, wins, losses } = comparison;
  if (wins.length + losses.length === 0) return markup`<p>No query is answered better or worse.</p>`;
  return markup`
<div class="scroll"><table class="changes">
  <thead><tr><th>query</th><th class="number">${before}</th><th class="number">${after}</th><th class="number">change</th><th>searched by ${before}</th><th>searched by ${after}</th></tr></thead>
  ${section('win', wins)}${section('loss', losses)}
</table></div>`;
}

const section = (side: 'win' | 'loss', pairs: readonly PairedQuery[]): Markup => markup`
  <tbody>${pairs.slice(0, SHOWN).map(
    (pair) => markup`
    <tr><th scope="row">${pair.after.query}</th><td class="number">${pair.before.ndcg.toFixed(3)}</td><td class="number">${pair.after.ndcg.toFixed(3)}</td><td class="number ${side}">${change(pair)}</td>${searched(pair.before)}${searched(pair.after)}</tr>`,
  )}
  </tbody>`;

function change({ before, after }: PairedQuery): string {
  const moved = after.ndcg - before.ndcg;
  return `${moved > 0 ? '+' : '−'}${Math.abs(moved).toFixed(3)}`;
}

const RUNGS = { ALL: 'all words', MOST: 'most words', ANY: 'any word' } as const satisfies Record<
  Rung,
  string
>;

const searched = ({ rung, searched: text, nothingFound }: PairedQuery['after']): Markup =>
  nothingFound
    ? markup`<td class="quiet">nothing found</td>`
    : markup`<td>${text} <span class="quiet">${RUNGS[rung]}</span></td>`;
