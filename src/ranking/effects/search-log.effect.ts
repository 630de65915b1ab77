import type { SearchLog } from '../../stores/search-log.js';
import type { Ranked } from '../pipeline.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Effect } from '../stages.js';

/** Remembers what was searched and how much was found. Pages after the first are the same search. */
export const searchLog = (log: SearchLog): Effect<SearchQuery, Ranked<SearchQuery, SearchNotes>> => ({
  name: 'search-log',
  enabled: ({ text, continues }) => text !== '' && !continues,
  async run({ requestId, viewer, text, now }, { notes, report }) {
    await log.append([
      {
        requestId,
        identity: viewer.identities[0] ?? null,
        query: text,
        searched: notes.searched ?? text,
        totalCount: notes.totalCount ?? 0,
        rung: notes.rung ?? null,
        model: notes.model ? `${notes.model.name}@${notes.model.version}` : null,
        tookMs: report.tookMs,
        at: now,
      },
    ]);
  },
});
