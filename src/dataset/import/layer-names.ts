import { printable } from '../printable.ts';

/**
 * Names that a run's layers can have, in the order in which they are given: what cannot be seen is spelt out, one without a
 * name is called so, and one that was there before gets a number, because a run has each layer once: `pad`, `pad (2)`.
 */
export function layerNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((written) => {
    const name = printable(written.trim()) || 'unnamed';
    let unique = name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
  });
}
