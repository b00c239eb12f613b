import { AsyncLocalStorage } from 'node:async_hooks';

/** Which datasets there are, beside what is in them. */
export const LIST = '*';

const using = new AsyncLocalStorage<Set<string>>();

/** Notes that whatever is being made now depends on a dataset, or on the {@link LIST} of them. */
export function noteUse(dataset: string): void {
  using.getStore()?.add(dataset);
}

/** What is made, and the datasets that it depends on. */
export async function withUses<Value>(
  make: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly used: ReadonlySet<string> }> {
  const used = new Set<string>();
  return { value: await using.run(used, make), used };
}
