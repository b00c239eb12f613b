import { format } from 'd3-format';

const formats = new Map<string, (value: number) => string>();

/** The format of a specifier of d3, which takes longer to read than a number to write. */
export function formatOf(specifier: string): (value: number) => string {
  const known = formats.get(specifier) ?? format(specifier);
  formats.set(specifier, known);
  return known;
}
