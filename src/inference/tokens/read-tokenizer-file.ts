import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What of a tokenizer.json is looked into here; the library reads the rest. */
const tokenizerFile = z.looseObject({
  added_tokens: z
    .array(z.looseObject({ id: z.int(), content: z.string(), special: z.boolean().default(false) }))
    .default([]),
  model: z.looseObject({ vocab: z.record(z.string(), z.int()) }),
});

export interface TokenizerFile {
  /**
   * As the library takes it, without its special tokens: "[SEP]" in a text is what somebody typed, and no end of it.
   * Rows get theirs by their ids.
   */
  readonly textJson: object;
  /** Tokens of the vocabulary; their ids are 0 to size - 1. */
  readonly size: number;
  readonly ids: ReadonlyMap<string, number>;
}

/** Rejects where it is no tokenizer of words, or its ids have gaps. */
export async function readTokenizerFile(file: string): Promise<TokenizerFile> {
  const parsed = tokenizerFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { added_tokens: added, model } = parsed.data;
  const ids = new Map([
    ...Object.entries(model.vocab),
    ...added.map(({ content, id }) => [content, id] as const),
  ]);
  const distinct = new Set(ids.values());
  if ([...distinct].some((id) => id < 0 || id >= distinct.size) || distinct.size !== ids.size)
    throw new Error('its token ids are not 0, 1, 2 and so on without a gap');
  const textJson = { ...parsed.data, added_tokens: added.filter(({ special }) => !special) };
  return { textJson, size: ids.size, ids };
}
