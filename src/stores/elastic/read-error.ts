import { errors, type estypes } from '@elastic/elasticsearch';
import { VitrineError } from '../../domain/errors.js';

const OUT_OF_REACH = 'The search engine is out of reach. Try again in a moment.';
const BUSY = 'The search engine has too much to do. Try again in a moment.';

/** 401 and 403: our own credentials; 404: the index is gone. Not the caller's fault, and for the operator to mend. */
const OUTAGES = new Set([401, 403, 404, 502, 503, 504]);

/**
 * An error of the client in our words. What the cluster cannot do right now is UNAVAILABLE or OVERLOADED; whatever else
 * it refuses is our bug. The client's own errors carry the whole request: only what the cluster said goes on.
 */
export function readError(error: unknown): unknown {
  if (error instanceof errors.ResponseError)
    return readFailure({
      status: error.statusCode ?? 500,
      error: (error.body as { error?: estypes.ErrorCause } | null)?.error,
    });
  if (error instanceof errors.ElasticsearchClientError)
    return new VitrineError('UNAVAILABLE', OUT_OF_REACH, {
      cause: new Error(`${error.name}: ${error.message}`),
    });
  return error;
}

/** The same of an answer that is an error, alone or among several. */
export function readFailure({
  status,
  error,
}: {
  status: number;
  error?: estypes.ErrorCause | string;
}): Error {
  const cause = new Error(
    `Elasticsearch answered ${status} ${typeof error === 'object' ? describe(error) : ''}`,
  );
  if (status === 429) return new VitrineError('OVERLOADED', BUSY, { cause });
  if (OUTAGES.has(status)) return new VitrineError('UNAVAILABLE', OUT_OF_REACH, { cause });
  return cause;
}

function describe({ type, reason, root_cause: roots }: estypes.ErrorCause): string {
  const root = roots?.[0]?.reason;
  return `${type}: ${reason ?? ''}${root && root !== reason ? ` (${root})` : ''}`;
}
