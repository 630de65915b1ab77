import type { Checked } from '../../domain/checked.js';
import type { RejectedItemType } from './rejected-item.type.js';

export interface SortedOut<T> {
  /** What passed, with its place in the batch. */
  readonly good: readonly { readonly index: number; readonly value: T }[];
  readonly rejected: readonly RejectedItemType[];
}

/** Ids are shown again to whoever sent them, but a megabyte of id would be no id. */
const SHOWN_ID = 200;

/** Holds each item of a batch against its rules: one bad item costs itself only. */
export function sortOut<Item, T>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  check: (item: Item) => Checked<T>,
): SortedOut<T> {
  const good: { index: number; value: T }[] = [];
  const rejected: RejectedItemType[] = [];
  items.forEach((item, index) => {
    const checked = check(item);
    if ('value' in checked) good.push({ index, value: checked.value });
    else
      rejected.push({
        index,
        id: idOf(item).slice(0, SHOWN_ID),
        code: 'BAD_USER_INPUT',
        message: checked.problem,
      });
  });
  return { good, rejected };
}
