import type { AskedComparison } from './read-address.ts';

/** Titles of the site's datasets by name. */
export type Names = ReadonlyMap<string, string>;

/** Two datasets that the site has. */
export interface NamedPair {
  readonly a: string;
  readonly b: string;
  readonly problems: readonly string[];
}

/** The pair that is asked for; where there is none, says in `place` what is missing and what to do. */
export function tellAsked(place: HTMLElement, asked: AskedComparison, names: Names): NamedPair | undefined {
  const { a, b, problems } = asked;
  const words = askedWords(a, b, names);
  if (words === undefined) return { a: a!, b: b!, problems };
  place.replaceChildren(...[...words, ...problems].map(paragraph));
  return undefined;
}

function askedWords(
  a: string | undefined,
  b: string | undefined,
  names: Names,
): readonly string[] | undefined {
  if (a === undefined && b === undefined) return ['Choose two datasets.'];
  const unknown = [a, b].filter((name) => name !== undefined && !names.has(name));
  if (unknown.length > 0) {
    return unknown.map(
      (name) => `This site has no dataset ${JSON.stringify(name)}. Choose one from the list above.`,
    );
  }
  if (a === undefined || b === undefined) {
    return [`Choose what to compare ${names.get((a ?? b)!)!} with.`];
  }
  if (a === b) return [`That is the same dataset twice: ${names.get(a)!}. Choose another one.`];
  return undefined;
}

export function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
