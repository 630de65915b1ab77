import { createHash } from 'node:crypto';
import { indexDefinition } from './index-definition.js';

/** Tells the definition of an index from that of another version: an old index must not be written in a new way. */
export const DEFINITION_ID: string = createHash('sha256')
  .update(JSON.stringify(indexDefinition(0)))
  .digest('base64url')
  .slice(0, 16);
