import type { SpecFields } from './fields.ts';
import { digest } from './safe-id.ts';
import { specQuery } from './spec-query.ts';
import { fieldsOf, type FigureKind } from './spec.ts';

const LONGEST = 60;

/**
 * An id for a figure that nobody has named: words from what it shows, and a digest of all of it, since words leave out
 * what does not fit into an id and which of them belongs to what. The same for the same figure, and for no other.
 */
export function figureId(kind: FigureKind, fields: SpecFields): string {
  const spec = { kind, ...fields };
  const values: unknown[] = Object.values(fieldsOf(spec));
  if (values.length === 0) return kind;
  const words = [kind, ...values.flat()]
    .map((word) =>
      String(word)
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/^[-.]+|[-.]+$/g, ''),
    )
    .filter((word) => word !== '')
    .join('-');
  const all = digest(specQuery(spec).toString());
  return `${words.slice(0, LONGEST - all.length - 1).replace(/[-.]+$/, '')}-${all}`;
}
