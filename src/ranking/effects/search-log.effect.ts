import type { SearchLog } from '../../stores/search-log.js';
import { modelLabel } from '../model-label.js';
import type { Ranked } from '../pipeline.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Effect } from '../stages.js';
import { consentedName } from './consented-name.js';

/** Remembers what was searched and how much was found. Pages after the first are the same search. */
export const searchLog = (
  log: Pick<SearchLog, 'append'>,
): Effect<SearchQuery, Ranked<SearchQuery, SearchNotes>> => ({
  name: 'search-log',
  enabled: ({ text, continues }) => text !== '' && !continues,
  async run({ requestId, viewer, text, now }, { notes, report }) {
    await log.append([
      {
        requestId,
        identity: await consentedName(viewer),
        query: text,
        searched: notes.searched ?? text,
        totalCount: notes.totalCount ?? 0,
        rung: notes.rung ?? null,
        model: modelLabel(notes.model),
        tookMs: report.tookMs,
        at: now,
      },
    ]);
  },
});
