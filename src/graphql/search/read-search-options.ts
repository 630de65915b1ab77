import type { RerankMode } from '../../domain/rerank-mode.js';
import { numberWithin } from '../limits/bounds.js';
import type { SearchOptionsInput } from './search-options.input.js';

export interface SearchOptions {
  readonly verbatim: boolean;
  readonly rerank: RerankMode;
  readonly personalise: boolean;
  readonly deadlineMs: number | undefined;
}

/** Options with their defaults. Recommendations take the same ones but `verbatim`. */
export function readSearchOptions(input: SearchOptionsInput | null | undefined): SearchOptions {
  const deadlineMs = input?.deadlineMs ?? undefined;
  return {
    verbatim: input?.verbatim ?? false,
    rerank: input?.rerank ?? 'AUTO',
    personalise: input?.personalise ?? true,
    deadlineMs:
      deadlineMs === undefined ? undefined : numberWithin('options.deadlineMs', deadlineMs, 10, 10_000),
  };
}
