import type { Config } from '../config.js';

/** Why the port could not be opened, on one line and with the way out where it is taken. */
export function toListenError(error: unknown, { host, port }: Config['http']): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} of ${host} is taken: set PORT to a free one (PORT=${port + 1} npm start), or to 0 for any.`,
    { cause: error },
  );
}
