import type { FigureKind } from './spec.ts';
import { fieldsOf, specOf, type SpecFields } from './spec-fields.ts';
import { specQuery } from './spec-query.ts';

const LONGEST = 60;

/** An id for a figure that nobody has named: words from what it shows, the same for the same figure. */
export function figureId(kind: FigureKind, fields: SpecFields): string {
  const spec = specOf(kind, fields, '');
  const words = [kind, ...Object.values(fieldsOf(spec)).flat()]
    .map((word) =>
      String(word)
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, ''),
    )
    .filter((word) => word !== '')
    .join('-');
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, LONGEST - 9).replace(/[-.]+$/, '')}-${hash(specQuery(spec).toString())}`;
}

/** FNV-1a, 32 bits: keeps apart what was cut off. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
