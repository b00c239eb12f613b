import { AsyncLocalStorage } from 'node:async_hooks';

/** Which datasets there are, beside what is in them. */
export const LIST = '*';

/** Whatever the author's code may look at: what depends on it is made anew each time. */
export const ANYTHING = '**';

/** What a dataset says of itself, beside what was measured. */
export const DESCRIPTOR_PART = 'descriptor';

const using = new AsyncLocalStorage<Set<string>>();

/** Between a dataset and a part of it: no name of a dataset has it. */
const BETWEEN = '/';

/**
 * Notes that whatever is being made now depends on a dataset, or on the {@link LIST} of them.
 *
 * @param part what of the dataset it depends on, where that is not all of it
 */
export function noteUse(dataset: string, part?: string): void {
  using.getStore()?.add(part === undefined ? dataset : dataset + BETWEEN + part);
}

/** Notes once more what was noted when something was made that is used again. */
export function noteUses(used: Iterable<string>): void {
  const uses = using.getStore();
  if (uses !== undefined) for (const use of used) uses.add(use);
}

/** The dataset that a noted use is of, and what of it; undefined for all of it. */
export function readUse(use: string): readonly [dataset: string, part: string | undefined] {
  const at = use.indexOf(BETWEEN);
  return at < 0 ? [use, undefined] : [use.slice(0, at), use.slice(at + BETWEEN.length)];
}

/**
 * What is made, and what of datasets it depends on; whoever asks for it does not depend on that too, unless it notes it.
 *
 * @param make gives the value, or a promise: all uses are known once that is fulfilled
 */
export function withUses<Value>(make: () => Value): {
  readonly value: Value;
  readonly used: ReadonlySet<string>;
} {
  const used = new Set<string>();
  return { value: using.run(used, make), used };
}
