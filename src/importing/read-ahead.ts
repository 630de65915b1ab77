/**
 * The same items, the next one begun while one is worked on: reading a file and storing what it says take about as long
 * as each other. An error of the reading comes after the item before it.
 */
export async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const reading = items[Symbol.asyncIterator]();
  let next = begin(reading);
  try {
    for (let item = await next; !item.done; item = await next) {
      next = begin(reading);
      yield item.value;
    }
  } finally {
    await next.catch(() => undefined);
    await reading.return?.();
  }
}

/** A failure is for whoever waits for it; until somebody does, it is not unhandled. */
function begin<T>(reading: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = reading.next();
  next.catch(() => undefined);
  return next;
}
