import { describe, it } from '@jest/globals';

/** Tests on the real cluster of ELASTICSEARCH_URL; one clear line where there is none. */
export function describeWithElasticsearch(name: string, tests: (url: string) => void): void {
  const url = process.env.ELASTICSEARCH_URL;
  if (url) describe(name, () => tests(url));
  else describe(name, () => it.todo('is skipped: ELASTICSEARCH_URL is not set'));
}
