import type { SessionProcess } from '../session/session-process.js';

/** What of a session's process a check needs. */
export type RowReader = Pick<SessionProcess, 'run'>;
