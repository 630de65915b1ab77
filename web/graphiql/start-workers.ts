/** The worker files that scripts/build-graphiql.mjs bundles, by the editor's label for them. */
const FILES: Record<string, string> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) => new Worker(`/graphiql/${FILES[label] ?? 'editor.worker.js'}`),
  },
});
