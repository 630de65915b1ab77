import { pino, type Logger } from 'pino';

/** A logger that keeps its lines. */
export function listeningLogger(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const logger = pino({ level: 'info', base: undefined }, { write: (line) => void lines.push(line) });
  return { logger, lines };
}
