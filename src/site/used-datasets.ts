import { AsyncLocalStorage } from 'node:async_hooks';

/** Which datasets there are, beside what is in them. */
export const LIST = '*';

const using = new AsyncLocalStorage<Set<string>>();

/** No name of a dataset has a slash. */
const OF_DESCRIPTOR = '/descriptor';

/** What a dataset says of itself, beside what was measured. */
export function descriptorOf(dataset: string): string {
  return `${dataset}${OF_DESCRIPTOR}`;
}

/** The dataset whose descriptor is used; undefined of any other use. */
export function describedDataset(use: string): string | undefined {
  return use.endsWith(OF_DESCRIPTOR) ? use.slice(0, -OF_DESCRIPTOR.length) : undefined;
}

/** Notes that whatever is being made now depends on a dataset, on {@link descriptorOf} one, or on the {@link LIST} of them. */
export function noteUse(use: string): void {
  using.getStore()?.add(use);
}

/** What is made, and what of datasets it depends on. */
export async function withUses<Value>(
  make: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly used: ReadonlySet<string> }> {
  const used = new Set<string>();
  return { value: await using.run(used, make), used };
}
