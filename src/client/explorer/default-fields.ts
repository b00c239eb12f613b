import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenField } from '../../figures/field-use.ts';
import { withField, type SpecFields } from '../../figures/fields.ts';
import { fieldsOf, kindOf, type FigureKind, type Selection } from '../../figures/spec.ts';
import { standardFigures } from '../../figures/standard-figures.ts';

/** A first figure of a kind that shows something, as a report made from the data alone would have it. */
export function firstFields(kind: FigureKind, analysis: Analysis): SpecFields {
  const standard = standardFigures(analysis).find((spec) => spec.kind === kind);
  return standard === undefined ? {} : fieldsOf(standard);
}

/** The same fields with what the kind cannot do without. */
export function completeFields(kind: FigureKind, fields: SpecFields, analysis: Analysis): SpecFields {
  const missing = kindOf(kind).taken.filter(({ key, required }) => required && fields[key] === undefined);
  if (missing.length === 0) return fields;
  const first = firstFields(kind, analysis);
  return missing.reduce(
    (complete, field) => withField(complete, field.key, first[field.key] ?? anyValue(field, analysis)),
    fields,
  );
}

/** All fields that a selection's kind takes, those that are absent as such: absence has a meaning too. */
export function shownFields({ kind, fields }: Selection): SpecFields {
  return kindOf(kind).taken.reduce<SpecFields>((shown, { key }) => withField(shown, key, fields[key]), {});
}

/** For a kind that the data do not allow: the explorer then says why. */
function anyValue(field: TakenField, analysis: Analysis): unknown {
  if (field.form !== 'one' && field.form !== 'some') return undefined;
  if (field.form === 'some' && field.things.groups !== undefined) return ['all'];
  const first = field.things.all(analysis)[0]?.value;
  return field.form === 'some' ? [first] : first;
}
