import { isDeepStrictEqual } from 'node:util';
import type { SynonymGroup } from '../domain/relevance/synonym-group.js';
import { SYNONYM_LIMITS } from '../domain/relevance/synonym-rules.js';

export interface AdmittedSynonyms {
  /** What has to be written, one group per id. */
  readonly changed: readonly SynonymGroup[];
  /** Places in the call of groups for which there is no room. */
  readonly refused: readonly number[];
}

/** Which of the groups a book that has `stored` takes; what is there already needs no room. */
export function admitSynonyms(
  stored: readonly SynonymGroup[],
  groups: readonly SynonymGroup[],
): AdmittedSynonyms {
  const before = new Map(stored.map(({ id, phrases }) => [id, phrases]));
  const changed: SynonymGroup[] = [];
  const refused = new Set<string>();
  let room = SYNONYM_LIMITS.groups - before.size;
  for (const group of new Map(groups.map((each) => [each.id, each])).values()) {
    const isNew = !before.has(group.id);
    if (isNew && room <= 0) {
      refused.add(group.id);
      continue;
    }
    if (isNew) room--;
    if (!isDeepStrictEqual(before.get(group.id), group.phrases)) changed.push(group);
  }
  return { changed, refused: groups.flatMap(({ id }, i) => (refused.has(id) ? [i] : [])) };
}
