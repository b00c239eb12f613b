/** Strings, each with the colon that makes it a key, and what opens and closes an object or an array. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;

/** Keys that an object of a JSON text has twice, of which JSON silently keeps the last, with their offsets. */
export function duplicateKeys(text: string): readonly { readonly key: string; readonly offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  const open: Set<string>[] = [];
  for (const match of text.matchAll(TOKENS)) {
    const [token, colon] = match;
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const written = token.slice(0, -colon.length);
      const key = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
      const keys = open.at(-1);
      if (keys?.has(key) === true) found.push({ key, offset: match.index });
      keys?.add(key);
    }
  }
  return found;
}
