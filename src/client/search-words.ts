import { stemmer } from 'stemmer';

/** The words of a text, in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Whether a text has every word of a question, with another ending or as the beginning of a longer one. Where the search
 * engine knows a word not at all it looks for ever shorter beginnings of it, which nobody asked for.
 */
export function hasWords(text: string, question: string): boolean {
  const words = new Set(wordsOf(text));
  const stems = new Set([...words].map((word) => stemmer(word)));
  return wordsOf(question).every(
    (asked) => stems.has(stemmer(asked)) || [...words].some((word) => word.startsWith(asked)),
  );
}
