import type { Candidate } from './candidate.js';
import type { RecommendSource } from './recommend-source.js';

/** Places of a source's list that a ranker reads; what comes later in every list is not worth its time. */
const DEPTH = 50;
/** Own products are bought again from anywhere in their list; new ones that are bought come from these. */
const DEPTHS: Readonly<Partial<Record<RecommendSource, number>>> = {
  'buy-again': Infinity,
  'bought-next': 150,
  'goes-with-history': 150,
  'goes-with-page': 150,
  trending: 150,
};

/** Whether a ranker reads a candidate. It was taught by such, and is asked about no others. */
export const reachesRanker = ({ retrievals }: Candidate): boolean =>
  [...retrievals].some(([source, { rank }]) => rank! <= (DEPTHS[source as RecommendSource] ?? DEPTH));
