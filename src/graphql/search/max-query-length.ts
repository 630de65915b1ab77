/** Characters of a query. Nobody types more; a pasted title of a product fits. */
export const MAX_QUERY_LENGTH = 256;
