import { UNKNOWN_VIEWER } from '../../domain/unknown-viewer.js';
import type { Viewer } from '../../domain/viewer.js';
import type { SearchLog } from '../../stores/search-log.js';
import type { Ranked } from '../pipeline.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Effect } from '../stages.js';

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
        identity: await nameOf(viewer),
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

/** A viewer whose consent cannot be read has given none. */
async function nameOf(viewer: Viewer): Promise<string | null> {
  if (viewer.id === UNKNOWN_VIEWER.id) return null;
  const consent = await viewer.profile().then(
    (profile) => profile.consent,
    () => 'NONE',
  );
  return consent === 'FULL' ? viewer.id : null;
}
