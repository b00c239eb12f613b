import type { Analysis } from '../../analysis/analysis.ts';
import {
  fieldsOf,
  KIND_FIELDS,
  requiredFields,
  type SpecField,
  type SpecFields,
} from '../../figures/spec-fields.ts';
import type { FigureKind } from '../../figures/spec.ts';
import { standardFigures } from '../../figures/standard-figures.ts';
import { batchSizesOf } from './batch-sizes.ts';
import type { Selection } from '../../figures/spec-fields.ts';

/** A first figure of a kind that shows something, as a report made from the data alone would have it. */
export function firstFields(kind: FigureKind, analysis: Analysis): SpecFields {
  const standard = standardFigures(analysis).find((spec) => spec.kind === kind);
  return standard === undefined ? {} : fieldsOf(standard);
}

/** The same fields with what the kind cannot do without. */
export function completeFields(kind: FigureKind, fields: SpecFields, analysis: Analysis): SpecFields {
  const missing = requiredFields(kind).filter((field) => fields[field] === undefined);
  if (missing.length === 0) return fields;
  const first: SpecFields = { ...anything(analysis), ...firstFields(kind, analysis) };
  return { ...fields, ...Object.fromEntries(missing.map((field: SpecField) => [field, first[field]])) };
}

/** All fields that a selection's kind takes, those that are absent as such: absence has a meaning too. */
export function shownFields({ kind, fields }: Selection): SpecFields {
  return Object.fromEntries(KIND_FIELDS[kind].map((field: SpecField) => [field, fields[field]]));
}

/** For a kind that the data do not allow: the explorer then says why. */
function anything(analysis: Analysis): SpecFields {
  const [batchSize = 1] = batchSizesOf(analysis);
  return {
    model: analysis.models[0]!,
    library: analysis.libraries[0]!,
    baseline: analysis.libraries[0]!,
    librarySet: ['all'],
    batchSize,
    batchSizes: [batchSize],
  };
}
