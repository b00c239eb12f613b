import { wordsOf } from './search-words.ts';

/** A part of a page, which begins with a heading, in which words were found. */
export interface FoundPart {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
  /** One for each place; a rare word counts more than a common one. */
  readonly weighted_locations?: readonly { readonly balanced_score: number }[];
}

/**
 * The parts of a page that answer a question best, the best first: those whose heading has the most of its words, and
 * among these the ones in which they stand most. Pagefind gives them in the order of the page.
 */
export function bestParts<Part extends FoundPart>(
  parts: readonly Part[],
  question: string,
  most: number,
): readonly Part[] {
  const words = tellingWords(question);
  const ranked = parts.map((part) => ({
    part,
    inTitle: words.filter((word) => tellingWords(part.title).some((each) => sameStem(each, word))).length,
    inText: (part.weighted_locations ?? []).reduce((sum, { balanced_score: score }) => sum + score, 0),
  }));
  return ranked
    .sort((a, b) => b.inTitle - a.inTitle || b.inText - a.inText)
    .slice(0, most)
    .map(({ part }) => part);
}

/** Short words, such as “to” and “of”, say nothing of what is meant. */
const SHORTEST = 3;

function tellingWords(text: string): readonly string[] {
  return wordsOf(text).filter((word) => word.length >= SHORTEST);
}

/** Whether one is the other with an ending: “batch” and “batches”. */
function sameStem(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
