/** Elasticsearch's longest is the last. */
const LENGTHS = [128, 256, 384, 512, 768, 1024, 2048, 4096] as const;

type EmbeddingFieldName = `embedding_${(typeof LENGTHS)[number]}`;

/**
 * The fields of vectors, by their length: an index takes those of another encoder, however long, beside the last one's
 * while these are replaced. A vector is filled up with zeros to the next length, which changes no cosine.
 */
export const embeddingField = {
  lengths: new Map(LENGTHS.map((length): [EmbeddingFieldName, number] => [`embedding_${length}`, length])),

  /** The field's name and value; throws where the vector is longer than any. */
  of(vector: Float32Array): { readonly name: EmbeddingFieldName; readonly value: readonly number[] } {
    const length = LENGTHS.find((each) => each >= vector.length);
    if (length === undefined)
      throw new RangeError(`A vector has ${vector.length} numbers; Elasticsearch takes ${LENGTHS.at(-1)}.`);
    return {
      name: `embedding_${length}`,
      value: [...vector, ...Array.from({ length: length - vector.length }, () => 0)],
    };
  },
};
