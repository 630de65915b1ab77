import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { VitrineError } from '../../domain/errors.js';
import { PreparedNames } from './prepared-names.js';

/** How long a store waits for a connection: a search that waits longer is answered by nobody anyway. */
const CONNECT_WITHIN_MS = 2_000;

/** Prisma's codes for a database that is out of reach (P1xxx), a full pool (P2024) and a closed connection. */
const OUTAGE_CODES = /^(P10\d\d|P2024|P2037)$/;
/** What the driver's adapter calls the same under a raw query, which Prisma reports as P2010 whatever it was. */
const OUTAGE_KINDS = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** What the driver says, in Node's and in PostgreSQL's words, where Prisma has no code for it. */
const OUTAGE_MESSAGES =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|timeout exceeded when trying to connect|terminating connection|shutting down|starting up|not yet accepting|recovery mode/i;

/** Prisma's client whose failures from outside are VitrineError UNAVAILABLE, without the URL in them. */
export type PrismaSession = ReturnType<typeof openPrismaSession>;

export function openPrismaSession(url: string, poolSize: number) {
  const names = new PreparedNames();
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      application_name: 'vitrine',
    },
    { statementNameGenerator: ({ sql }) => names.of(sql) },
  );
  return new PrismaClient({ adapter }).$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => Promise.reject(asOutage(error))),
    },
  });
}

function asOutage(error: unknown): unknown {
  return isOutage(error)
    ? new VitrineError('UNAVAILABLE', 'The database is out of reach. Try again later.', { cause: error })
    : error;
}

function isOutage(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const adapterError = error.meta?.driverAdapterError as { cause?: { kind?: string } } | undefined;
    if (OUTAGE_CODES.test(error.code) || OUTAGE_KINDS.test(adapterError?.cause?.kind ?? '')) return true;
  }
  return error instanceof Error && OUTAGE_MESSAGES.test(error.message);
}
