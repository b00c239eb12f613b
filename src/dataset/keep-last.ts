import { sameValues } from './same-values.ts';

type Given = readonly (string | number | undefined)[];

/**
 * The function, with its last value for each key kept for as long as it is given the same: what a file says is taken apart
 * again only when the file has changed, however often all of them are read.
 */
export function keepLast<Arguments extends Given, Value>(
  compute: (...given: Arguments) => Value,
): (key: string, ...given: Arguments) => Value {
  const last = new Map<string, { readonly given: Arguments; readonly value: Value }>();
  return (key, ...given) => {
    const known = last.get(key);
    if (known !== undefined && sameValues(known.given, given)) return known.value;
    const value = compute(...given);
    last.set(key, { given, value });
    return value;
  };
}
