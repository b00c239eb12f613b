/**
 * The function, with every value kept once it has been computed. What it is given is told apart by its JSON: tags, numbers,
 * lists of these.
 */
export function keep<Given extends readonly unknown[], Value>(
  compute: (...given: Given) => Value,
): (...given: Given) => Value {
  const kept = new Map<string, { readonly value: Value }>();
  return (...given) => {
    const key = JSON.stringify(given);
    const known = kept.get(key) ?? { value: compute(...given) };
    kept.set(key, known);
    return known.value;
  };
}
