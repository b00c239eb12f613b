import type { Text } from 'mdast';

/** Where in a chapter's source the characters of a text stand; lines and columns are 1-based. */
export function placeInText(
  { position, value }: Text,
  index: number,
  source: string,
): { line: number; column: number } {
  const start = position?.start ?? { line: 0, column: 0 };
  const before = value.slice(0, index).split('\n');
  if (before.length === 1) return { line: start.line, column: start.column + index };
  const line = start.line + before.length - 1;
  // What indents a line or quotes it is not part of the text.
  const written = source.split('\n')[line - 1] ?? '';
  const text = value.split('\n')[before.length - 1]!;
  return { line, column: Math.max(0, written.indexOf(text)) + before.at(-1)!.length + 1 };
}
