import type { Analysis } from '../../analysis/analysis.ts';
import { kindOf, type Selection } from '../spec.ts';
import type { Lack } from './lack.ts';

/** What of a selection cannot be had and why, before anything is drawn; what is left is drawn all the same. */
export function lackOf({ kind, fields }: Selection, analysis: Analysis): Lack {
  const { taken, lacks } = kindOf(kind);
  const empty = taken.flatMap((field) =>
    field.form === 'some' && field.read(fields[field.key])?.length === 0
      ? [`No ${field.things.noun} is chosen. Choose at least one.`]
      : [],
  );
  return empty.length > 0 ? { drawable: false, reasons: empty } : lacks(fields, analysis);
}
