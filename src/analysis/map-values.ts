/** The object with each of its values replaced; keys that are absent stay so. */
export function mapValues<Key extends string, Value, Mapped>(
  object: Readonly<Partial<Record<Key, Value>>>,
  map: (value: Value) => Mapped,
): Partial<Record<Key, Mapped>> {
  const mapped: Partial<Record<Key, Mapped>> = {};
  for (const key of Object.keys(object) as Key[]) {
    const value = object[key];
    if (value !== undefined) mapped[key] = map(value);
  }
  return mapped;
}
