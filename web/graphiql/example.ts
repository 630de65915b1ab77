/** An operation of schema/examples, as scripts/read-examples.mjs writes it. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly needsPartnerKey: boolean;
  /** Speaks for a shopper, whom the partner names. */
  readonly needsViewer: boolean;
  readonly query: string;
  /** JSON text; empty where the operation has no variables. */
  readonly variables: string;
}

export async function loadExamples(): Promise<Example[]> {
  const response = await fetch('/graphiql/examples.json');
  if (!response.ok) throw new Error(`The examples could not be loaded (${response.status}).`);
  return (await response.json()) as Example[];
}
