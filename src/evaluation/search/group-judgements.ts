import type { JudgedQuery } from './judged-set.js';
import type { Judgement } from './read-judgements.js';

/** Queries in the order of their first judgement; of two grades for one product the better one holds. */
export function groupJudgements(judgements: Iterable<Judgement>): JudgedQuery[] {
  const grades = new Map<string, Map<string, number>>();
  for (const { query, productId, grade } of judgements) {
    const own = grades.get(query) ?? new Map<string, number>();
    grades.set(query, own.set(productId, Math.max(grade, own.get(productId) ?? 0)));
  }
  return [...grades].map(([text, own]) => ({ text, grades: own }));
}
