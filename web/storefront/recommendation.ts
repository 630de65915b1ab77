import { h } from './element';
import type { ShownProduct } from './product';
import { tile } from './tile';

/** An answer of `recommend`, as RECOMMENDED asks for it. */
export interface Recommendation {
  readonly requestId: string;
  readonly edges: readonly {
    readonly position: number;
    readonly reason: { readonly kind: string; readonly text: string };
    readonly node: ShownProduct;
  }[];
}

/** Needs SHOWN_PRODUCT beside it. */
export const RECOMMENDED = /* GraphQL */ `
  fragment Recommended on RecommendationConnection {
    requestId
    edges {
      position
      reason {
        kind
        text
      }
      node {
        ...Shown
      }
    }
  }
`;

/** Headings of the rows; the order of the answer decides which row comes first. */
const HEADINGS: Readonly<Record<string, string>> = {
  BECAUSE_YOU_VIEWED: 'Because of what you looked at',
  BOUGHT_TOGETHER: 'Often bought together',
  BUY_AGAIN: 'Buy again',
  FOR_YOU: 'For you',
  NEW: 'New in the shop',
  SIMILAR: 'Similar products',
  TRENDING: 'Popular lately',
};

/** A shorter row looks like a mistake. */
const SHORTEST = 3;

/** A recommendation as rows, one for each kind of reason; kinds with few products share the last row. */
export function rows({ requestId, edges }: Recommendation): HTMLElement[] {
  const kinds = [...new Set(edges.map(({ reason }) => reason.kind))];
  const all = kinds.map((kind) => ({
    heading: HEADINGS[kind] ?? 'You may like',
    edges: edges.filter(({ reason }) => reason.kind === kind),
  }));
  const long = all.filter((one) => one.edges.length >= SHORTEST);
  const rest = all.filter((one) => one.edges.length < SHORTEST);
  const shared = { heading: 'You may also like', edges: rest.flatMap((one) => one.edges) };
  const shown = rest.length > 1 ? [...long, shared] : all;
  return shown.map((one) =>
    row(
      one.heading,
      one.edges.map(({ node, position, reason }) => tile(node, { requestId, position, reason: reason.text })),
      shown.length === 1,
    ),
  );
}

/** A heading and products to scroll through sideways; a row that stands alone wraps instead. */
export const row = (heading: string, tiles: readonly HTMLElement[], alone = false): HTMLElement =>
  h(
    'section',
    { class: 'row' },
    h('h2', {}, heading),
    h('ul', { class: alone ? 'tiles wrapped' : 'tiles' }, tiles),
  );
