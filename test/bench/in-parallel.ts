/** Works through the items with so many workers at a time, each taking the next one. */
export async function inParallel<T>(
  items: Iterable<T>,
  workers: number,
  work: (item: T, worker: number) => Promise<unknown>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let next = left.next(); !next.done; next = left.next()) await work(next.value, worker);
    }),
  );
}
