/** How the cluster is reached, and what of it is ours. */
export interface ElasticSettings {
  /** One or more nodes of one cluster. */
  readonly nodes: readonly string[];
  /** Either an encoded API key, or a user and its password, or neither. */
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** PEM text of the authority that signed the nodes' certificates; absent: the system's. */
  readonly ca?: string;
  /** The name behind which the current index stands. */
  readonly alias: string;
  /** Copies of each shard besides the first. */
  readonly replicas: number;
  /** Milliseconds after which a search is given up. */
  readonly timeoutMs: number;
}
