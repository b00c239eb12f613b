/**
 * An element of a drawing, as plain as it is written: it needs no document, can be made at build time as in a browser, and
 * may stand in several drawings.
 */
export interface Mark {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Mark[];
  /** What an element without children says. */
  readonly text: string;
}

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** As they are written, numbers are rounded to a tenth of a pixel and undefined attributes left out. */
export type Attributes = Record<string, string | number | undefined>;

export function createMark(
  name: string,
  attributes: Attributes = {},
  children: Mark[] = [],
  text = '',
): Mark {
  return { name, attributes, children, text };
}

/** Hands over what of a mark's attributes is written, by their names: it does not depend on how the mark was drawn. */
export function eachAttribute(
  { attributes }: Mark,
  take: (name: string, value: string | number) => void,
): void {
  for (const name of sortedKeys(attributes)) {
    const value = attributes[name];
    if (value !== undefined) take(name, typeof value === 'number' ? round(value) : value);
  }
}

/** By insertion, the fastest way for so few. */
function sortedKeys(attributes: Attributes): readonly string[] {
  const keys = Object.keys(attributes);
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next]!;
    let place = next;
    for (; place > 0 && keys[place - 1]! > key; place -= 1) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

export function append(parent: Mark, name: string, attributes?: Attributes): Mark {
  const mark = createMark(name, attributes);
  parent.children.push(mark);
  return mark;
}

export function appendText(parent: Mark, text: string, attributes: Attributes): void {
  parent.children.push(createMark('text', attributes, [], text));
}

/** A coordinate short enough to repeat a thousand times in a page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
