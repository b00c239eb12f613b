import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenField } from '../../figures/field-use.ts';
import { withField, type SpecFields } from '../../figures/fields.ts';
import { kindOf, type Selection } from '../../figures/spec.ts';

/** The fields with only names that the dataset has, and a sentence about each that it has not. */
export function keepKnownNames(
  { kind, fields }: Selection,
  analysis: Analysis,
): { readonly fields: SpecFields; readonly problems: readonly string[] } {
  const problems: string[] = [];
  let kept = fields;
  for (const field of kindOf(kind).taken) {
    const value = fields[field.key];
    const known = knownNames(field, analysis);
    if (value === undefined || known === undefined) continue;
    const given: readonly (string | number)[] = typeof value === 'object' ? value : [value];
    const unknown = given.filter((each) => !known.names.includes(each));
    if (unknown.length === 0) continue;
    for (const each of unknown) {
      problems.push(
        `this dataset has no ${known.what} ${JSON.stringify(each)}; it has ${known.names.join(', ')}`,
      );
    }
    const left = given.filter((each) => known.names.includes(each));
    // Nothing is left of what was asked for: better what an absent field means than an empty figure.
    kept = withField(kept, field.key, left.length === 0 ? undefined : left);
  }
  return { fields: kept, problems };
}

/** What a field may name; undefined for one that names nothing. */
function knownNames(
  field: TakenField,
  analysis: Analysis,
): { readonly what: string; readonly names: readonly (string | number)[] } | undefined {
  if (field.form !== 'one' && field.form !== 'some') return undefined;
  const { noun, options, groups } = field.things;
  const names = options(analysis).map(({ value }) => value);
  if (field.form === 'one' || groups === undefined) return { what: noun, names };
  return { what: `${noun} or group`, names: [...new Set([...names, ...groups(analysis).keys()])] };
}
