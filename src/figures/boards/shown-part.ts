import { separatedText } from '../measures/number-text.ts';
import type { RankedModel } from './ranked-models.ts';

/** As many models, and of each as many boards, as a drawing can show and a reader can compare. */
const MOST_MODELS = 12;
const MOST_BOARDS = 12;

/** What a drawing shows of the boards, and in a sentence what it leaves out. */
export interface ShownPart {
  readonly models: readonly RankedModel[];
  readonly note: string;
}

/** @param best what the boards are the first ones by: `fastest` */
export function shownPart(models: readonly RankedModel[], best: string): ShownPart {
  const most = Math.max(...models.map(({ entries }) => entries.length));
  const left = [
    ...(models.length > MOST_MODELS
      ? [`the ${MOST_MODELS} of ${separatedText(models.length)} models that most boards ran`]
      : []),
    ...(most > MOST_BOARDS
      ? [`of each model the ${MOST_BOARDS} ${best} of up to ${separatedText(most)} boards`]
      : []),
  ];
  return {
    models: models
      .slice(0, MOST_MODELS)
      .map(({ model, entries }) => ({ model, entries: entries.slice(0, MOST_BOARDS) })),
    note: left.length === 0 ? '' : ` Shown are ${left.join(', and ')}; the table has all.`,
  };
}
