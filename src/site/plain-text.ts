/**
 * Plain data as a text that is the same where they are: as JSON, but with maps, sets, typed arrays and the numbers that JSON does
 * not know. (What V8 writes of them depends on how it happens to hold a number.)
 */
export function plainText(value: unknown): string {
  return JSON.stringify(value, (_, each) => plain(each));
}

/** A value as JSON can hold it, if not what is in it. */
export function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : `\0${String(value)}`;
  if (value === undefined) return '\0undefined';
  if (ArrayBuffer.isView(value))
    return `\0${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')}`;
  if (value instanceof Map || value instanceof Set) return ['\0entries', ...(value as Iterable<unknown>)];
  return value;
}
