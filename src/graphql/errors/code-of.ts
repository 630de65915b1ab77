import { VitrineError, type ErrorCode } from '../../domain/errors.js';

/** The code of an expected error; that of all unexpected ones otherwise. */
export const codeOf = (error: unknown): ErrorCode | 'INTERNAL_SERVER_ERROR' =>
  error instanceof VitrineError ? error.code : 'INTERNAL_SERVER_ERROR';
