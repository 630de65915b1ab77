import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { ElasticSettings } from '../../src/stores/elastic-settings.js';

export const silentLogger = pino({ level: 'silent' });

/** The cluster of ELASTICSEARCH_URL with names of its own for a test; undefined where there is none. */
export function elasticSettings(): ElasticSettings | undefined {
  const url = process.env.ELASTICSEARCH_URL;
  if (!url) return undefined;
  return {
    nodes: [url],
    alias: `test-${randomBytes(4).toString('hex')}`,
    replicas: 0,
    timeoutMs: 10_000,
  };
}
