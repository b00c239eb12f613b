import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenField } from '../../figures/field-use.ts';
import type { SeriesMark } from '../../figures/kinds/define-kind.ts';
import { kindOf, type FigureKind } from '../../figures/spec.ts';
import type { Choose, Control } from './control.ts';
import { createPickOne } from './pick-one.ts';
import { createPickPositive } from './pick-positive.ts';
import { createPickShare } from './pick-share.ts';
import { createPickSome } from './pick-some.ts';
import { createPickWord } from './pick-word.ts';

/** A control for every field that a kind of figure takes and that can be more than one thing. */
export function createControls(kind: FigureKind, analysis: Analysis, choose: Choose): readonly Control[] {
  const { taken, series, mark } = kindOf(kind);
  return taken.flatMap((field) => {
    const control = createControl(field, series.includes(field.key) ? mark : undefined, analysis, choose);
    return control === undefined ? [] : [control];
  });
}

/** @param mark how the figure draws the values of the field, if they are its series */
function createControl(
  field: TakenField,
  mark: SeriesMark | undefined,
  analysis: Analysis,
  choose: Choose,
): Control | undefined {
  switch (field.form) {
    case 'word':
      return field.words.length > 1 ? createPickWord(field, analysis, choose) : undefined;
    case 'one':
      return createPickOne(field, field.things.all(analysis), choose);
    case 'some':
      return createPickSome(field, mark, analysis, choose);
    case 'share':
      return createPickShare(field, choose);
    case 'positive':
      return createPickPositive(field, choose);
  }
}
