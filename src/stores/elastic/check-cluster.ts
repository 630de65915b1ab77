import { errors } from '@elastic/elasticsearch';
import { VitrineError } from '../../domain/errors.js';
import type { ElasticClient } from './elastic-client.js';

/** The major version whose queries we send; the client speaks to no older one. */
const MAJOR = 9;

/** Rejects with BAD_USER_INPUT and the way out where it is another product, is too old, or its licence has run out. */
export async function checkCluster(client: ElasticClient): Promise<void> {
  const { version } = await client.probe((elastic, options) =>
    elastic.info({}, options).catch(refuseOtherProducts),
  );
  const major = Number(version.number.split('.')[0]);
  if (major !== MAJOR)
    throw new VitrineError(
      'BAD_USER_INPUT',
      `Elasticsearch ${version.number} is not supported: ELASTICSEARCH_URL must name a cluster of version ${MAJOR}.`,
    );
  const { license } = await client.probe((elastic, options) => elastic.license.get({}, options));
  if (license.status !== 'active')
    throw new VitrineError(
      'BAD_USER_INPUT',
      `The licence of the Elasticsearch cluster is ${license.status}. Any active one will do, the free basic licence too.`,
    );
}

/** Not an outage that one waits for the end of. */
function refuseOtherProducts(error: unknown): never {
  if (error instanceof errors.ProductNotSupportedError)
    throw new VitrineError(
      'BAD_USER_INPUT',
      'ELASTICSEARCH_URL names a server that is not Elasticsearch, or a proxy that hides it.',
    );
  throw error;
}
