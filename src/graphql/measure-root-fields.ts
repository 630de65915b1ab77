import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Metrics } from '../telemetry/metrics.js';
import { codeOf } from './errors/code-of.js';
import type { RequestContext } from './request-context.js';

/**
 * Times every root field and notes it for the log line. Wrapped once when the schema is built: a plugin that
 * hears of every field would cost each of them.
 */
export function measureRootFields(schema: GraphQLSchema, metrics: Metrics): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) measure(field, metrics);
}

function measure(field: GraphQLField<unknown, RequestContext>, metrics: Metrics): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (root, args, context, info) => {
    const startedAt = performance.now();
    let outcome = 'ok';
    context.trace.fields.push(field.name);
    try {
      return await resolve(root, args, context, info);
    } catch (error) {
      outcome = codeOf(error);
      throw error;
    } finally {
      metrics.requests.observe({ field: field.name, outcome }, (performance.now() - startedAt) / 1000);
    }
  };
}
