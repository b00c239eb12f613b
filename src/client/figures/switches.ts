import type { TakenField } from '../../figures/field-use.ts';
import { kindOf, type FigureKind } from '../../figures/spec.ts';

/** Fields of a figure that a reader can switch between a few words, beside which series it shows. */
export function switchesOf(kind: FigureKind): readonly Extract<TakenField, { readonly form: 'word' }>[] {
  return kindOf(kind)
    .taken.filter((field) => field.form === 'word')
    .filter(({ words }) => words.length > 1);
}
