import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenField } from '../../figures/field-use.ts';
import { withField, type SpecFields } from '../../figures/fields.ts';
import { fieldsOf, kindOf, type FigureKind, type Selection } from '../../figures/spec.ts';
import { standardFigures } from '../../figures/standard-figures.ts';

/** A first figure of a kind that shows something, as a report made from the data alone would have it. */
function firstFields(kind: FigureKind, analysis: Analysis): SpecFields {
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

/**
 * What a reader has seen of all fields, with what a selection shows: absent fields as such, since absence has a meaning
 * too. What was seen before and cannot be in this kind is still there on the way back to one where it can.
 */
export function withShown(seen: SpecFields, { kind, fields }: Selection): SpecFields {
  const cannotBe = ({ key, read }: TakenField) => seen[key] !== undefined && read(seen[key]) === undefined;
  return kindOf(kind)
    .taken.filter((field) => fields[field.key] !== undefined || !cannotBe(field))
    .reduce((all, { key }) => withField(all, key, fields[key]), seen);
}

/** The first figure of a kind with what was seen, as far as the kind takes it. */
export function fieldsOnArrival(kind: FigureKind, seen: SpecFields, analysis: Analysis): SpecFields {
  return completeFields(kind, fieldsOf({ kind, ...firstFields(kind, analysis), ...seen }), analysis);
}

/** For a kind that the data do not allow: the explorer then says why. */
function anyValue(field: TakenField, analysis: Analysis): unknown {
  if (field.form !== 'one' && field.form !== 'some') return undefined;
  if (field.form === 'some' && field.things.groups !== undefined) return ['all'];
  const first = field.things.all(analysis)[0]?.value;
  return field.form === 'some' ? [first] : first;
}
