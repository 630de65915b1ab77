import { visitorId } from '../visitor-id';

interface GraphQLAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Events on their way. Answers asked for meanwhile wait for them, so that they count what was just done. */
let underway: Promise<unknown> = Promise.resolve();

/** Asks the gateway as this visitor. Throws an Error with the gateway's own words. */
export async function ask<T>(query: string, variables: object = {}, signal?: AbortSignal): Promise<T> {
  await underway;
  return send<T>(query, variables, signal);
}

/** Sends a change; it also gets through when the page is left. */
export function tell<T>(mutation: string, variables: object): Promise<T> {
  const sent = send<T>(mutation, variables, undefined, true);
  underway = Promise.all([underway, sent.catch(() => undefined)]);
  return sent;
}

async function send<T>(
  query: string,
  variables: object,
  signal?: AbortSignal,
  keepalive = false,
): Promise<T> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-visitor-id': visitorId() },
    body: JSON.stringify({ query, variables }),
    signal,
    keepalive,
  });
  const { data, errors } = (await response.json()) as GraphQLAnswer<T>;
  if (errors?.[0]) throw new Error(errors[0].message);
  if (!data) throw new Error(`The gateway answered ${response.status} and no data.`);
  return data;
}
