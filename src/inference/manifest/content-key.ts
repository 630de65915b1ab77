import { createHash } from 'node:crypto';
import { filesOf } from './files-of.js';
import type { ModelEntry } from './manifest.schema.js';
import { versionKey } from './version-key.js';

/** 48 bits: no two contents of one version share them. */
const DIGITS = 12;

/**
 * Keys whatever is kept of what a version says: its name and a digest of all that decides it, which are its files and
 * how texts and histories are cut, or which features are read. Weights that were trained again are another model, also where somebody left the version as it was.
 */
export function contentKey(entry: ModelEntry): string {
  const sums = new Set(filesOf(entry).map(({ sha256 }) => sha256));
  // Sorted: in which order files are named decides nothing.
  const content = JSON.stringify([[...sums].sort(), readingOf(entry)]);
  return `${versionKey(entry)}-${createHash('sha256').update(content).digest('hex').slice(0, DIGITS)}`;
}

/** How a model reads what it is given, as far as it decides what the model says. */
function readingOf(entry: ModelEntry): readonly unknown[] {
  if (entry.task === 'ranker') return [entry.features.version, entry.features.names];
  if (entry.task === 'next-products') return [entry.method, entry.maxHistory, entry.maxFound];
  const { maxTokens, prefixes } = entry;
  return [
    maxTokens,
    entry.task === 'cross-encoder' ? entry.maxQueryTokens : null,
    prefixes.query,
    prefixes.product,
  ];
}
