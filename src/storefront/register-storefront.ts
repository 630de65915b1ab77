import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './page-policy.js';

export interface StorefrontSettings {
  /** The folder of package.json; the pages lie in its dist/, where `npm run build` puts them. */
  readonly root: string;
}

/** The web pages: the shop at /, GraphiQL at /graphiql/, and their files. */
export async function registerStorefront(http: FastifyInstance, { root }: StorefrontSettings): Promise<void> {
  // Loaded here, so that what serves no pages needs none of it.
  const { default: files } = await import('@fastify/static');
  const shop = path.join(root, 'dist/pages/storefront');
  const graphiql = path.join(root, 'dist/pages/graphiql');
  await http.register(files, { root: shop, prefix: '/storefront/', index: false });
  await http.register(files, { root: graphiql, prefix: '/graphiql/', index: false, decorateReply: false });
  http.get('/', pagePolicy(), (_request, reply) => reply.sendFile('index.html', shop));
  http.get('/graphiql/', pagePolicy({ inlineStyles: true }), (_request, reply) =>
    reply.sendFile('index.html', graphiql),
  );
  http.get('/graphiql', (_request, reply) => reply.redirect('/graphiql/'));
}
