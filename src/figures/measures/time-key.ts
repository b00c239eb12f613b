/** Whether a column of that key has times in ms. */
export function isTimeKey(key: string): boolean {
  return key.endsWith('_ms');
}
