import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenField } from '../../figures/field-use.ts';
import { withField, type SpecFields } from '../../figures/fields.ts';
import { readSpecQuery } from '../../figures/spec-query.ts';
import { kindOf, type FigureKind, type Selection } from '../../figures/spec.ts';
import { completeFields } from './default-fields.ts';

/** What mailing lists, social networks and advertisers append to links; it says nothing about a figure. */
const TRACKING = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

const FIRST_KIND: FigureKind = 'best-by-model';

/** A selection, always complete enough to be drawn, and in sentences what of a link could not be had. */
export interface SelectionReading {
  readonly selection: Selection;
  readonly problems: readonly string[];
}

/** The selection that an address asks for, as far as this dataset can give it. */
export function readAddress(search: string, analysis: Analysis): SelectionReading {
  const { kind = FIRST_KIND, fields, problems } = readSpecQuery(withoutTracking(search));
  const known = keepKnownNames({ kind, fields }, analysis);
  return {
    selection: { kind, fields: completeFields(kind, known.fields, analysis) },
    problems: [...problems, ...known.problems],
  };
}

/** The kind of figure that an address asks for, whatever the dataset has. */
export function kindAsked(search: string): FigureKind {
  return readSpecQuery(withoutTracking(search)).kind ?? FIRST_KIND;
}

function withoutTracking(search: string): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([key]) => !TRACKING.test(key)));
}

/** The fields with only names that the dataset has, and a sentence about each that it has not. */
function keepKnownNames(
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
  const { noun, all, groups } = field.things;
  const names = all(analysis).map(({ value }) => value);
  if (field.form === 'one' || groups === undefined) return { what: noun, names };
  return { what: `${noun} or group`, names: [...new Set([...names, ...groups(analysis).keys()])] };
}
