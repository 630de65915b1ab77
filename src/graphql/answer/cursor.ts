import { createHash } from 'node:crypto';
import { z } from 'zod';
import { VitrineError } from '../../domain/errors.js';

export type AnswerKind = 'search' | 'recommend';

/** Where a page ends: so many entries into the answer with this id. */
export interface CursorTarget {
  readonly listId: string;
  readonly position: number;
}

/** Changes with the payload, so that a cursor of another version is told apart from rubbish. */
const VERSION = 1;
/** 72 bits: two different requests of one client do not meet by chance. */
const DIGEST_CHARACTERS = 12;
/** A whole cursor has about 110 characters. */
const MAX_CURSOR = 300;

const payload = z.tuple([
  z.literal(VERSION),
  z.enum(['search', 'recommend']),
  z.string().length(DIGEST_CHARACTERS),
  z.uuid(),
  // An answer has 10,000 entries at most.
  z.int().min(0).max(10_000),
]);

/**
 * Cursors of one request: opaque, and bound to everything that shapes its list, so that a cursor of another
 * request is refused instead of continuing the wrong answer. `shape` is plain JSON.
 */
export class Cursors {
  readonly #digest: string;

  constructor(
    private readonly kind: AnswerKind,
    shape: unknown,
  ) {
    const hash = createHash('sha256').update(JSON.stringify(shape)).digest('base64url');
    this.#digest = hash.slice(0, DIGEST_CHARACTERS);
  }

  encode({ listId, position }: CursorTarget): string {
    const values = [VERSION, this.kind, this.#digest, listId, position];
    return Buffer.from(JSON.stringify(values)).toString('base64url');
  }

  /** Throws BAD_USER_INPUT for rubbish, and for a cursor of another request. */
  decode(cursor: string): CursorTarget {
    const parsed = payload.safeParse(parse(cursor));
    if (!parsed.success)
      throw refusal('is not a cursor of this gateway. Send `pageInfo.endCursor` of the page before');
    const [, kind, digest, listId, position] = parsed.data;
    if (kind !== this.kind) throw refusal(`is a cursor of ${kind}, not of ${this.kind}`);
    if (digest !== this.#digest)
      throw refusal(
        `belongs to another ${this.kind}: repeat it with the arguments that the cursor came from`,
      );
    return { listId, position };
  }
}

function parse(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const refusal = (problem: string): VitrineError =>
  new VitrineError('BAD_USER_INPUT', `after ${problem}, or leave it out to begin again.`);
