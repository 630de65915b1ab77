import { gradedNdcg } from './graded-ndcg.js';

/**
 * NDCG@10 of the ranking's judged products alone, closed up (Sakai, "Alternatives to Bpref", SIGIR 2007). Where judges
 * looked at the answers of other searches only, plain NDCG takes a good product that they never saw for a bad one; this
 * does not, and takes a bad one for none. The truth lies between the two.
 */
export const condensedNdcg = (ranking: readonly string[], grades: ReadonlyMap<string, number>): number =>
  gradedNdcg(
    ranking.filter((id) => grades.has(id)),
    grades,
  );
