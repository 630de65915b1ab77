/**
 * The same function, which works an answer out once for each query: a filter is asked about one candidate after the
 * other, and what it holds them against is the same for all. Forgotten with the query.
 */
export function oncePerQuery<Q extends object, T>(workOut: (query: Q) => T): (query: Q) => T {
  const known = new WeakMap<Q, { readonly answer: T }>();
  return (query) => {
    let held = known.get(query);
    if (!held) known.set(query, (held = { answer: workOut(query) }));
    return held.answer;
  };
}
