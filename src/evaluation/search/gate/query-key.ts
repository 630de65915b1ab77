import { createHash } from 'node:crypto';

/** Digits that tell a few thousand queries apart with room to spare. */
const LENGTH = 12;

/** What a query is filed under: our own by its words, those of sets that may not be passed on by a digest. */
export const queryKey = (data: string, query: string): string =>
  data === 'demo-shop' ? query : createHash('sha256').update(query).digest('hex').slice(0, LENGTH);
