import { defineMeasure, type MeasureContext } from '../measure.ts';
import { metric, modelList, word } from '../parameters.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { selectModels } from '../selection.ts';
import type { AdaptiveSummaryRow } from '../../analysis/rows.ts';

const solution = {
  librarySet: word,
  /** `published` if left out. */
  method: word.optional(),
  model: word.optional(),
  models: modelList.optional(),
  metric: metric.optional(),
};

interface Solution {
  readonly librarySet: string;
  readonly method?: string | undefined;
  readonly model?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly metric?: 'inference' | 'training' | undefined;
}

function eachSolution(selected: Solution, { analysis }: MeasureContext): readonly AdaptiveSummaryRow[] {
  const models = selectModels(selected, analysis);
  return analysis
    .table('adaptive-summary', selected.metric ?? 'inference')
    .filter(
      (row) =>
        row.library_set === selected.librarySet &&
        row.method === (selected.method ?? 'published') &&
        models.includes(row.model),
    );
}

export const adaptiveTime = defineMeasure({
  name: 'adaptive-time',
  description:
    'Time per image of the adaptive solution: each layer with the library of the set that runs it fastest.',
  unit: 'ms',
  parameters: solution,
  observe: (selected, context) =>
    eachSolution(selected, context).map((row) => ({
      of: modelLabel(row.model, context.analysis.descriptor),
      value: row.time_ms,
      margin: null,
    })),
});

export const adaptiveSaving = defineMeasure({
  name: 'adaptive-saving',
  description:
    'The share of the best single library’s time that the adaptive solution saves, by one of the five methods.',
  unit: 'share',
  parameters: solution,
  observe: (selected, context) =>
    eachSolution(selected, context).map((row) => ({
      of: modelLabel(row.model, context.analysis.descriptor),
      value: row.saving,
      margin: null,
    })),
});

export const adaptiveExcess = defineMeasure({
  name: 'adaptive-excess',
  description:
    'By what share the adaptive solution over one library set is slower than over another, `versus`.',
  unit: 'share',
  parameters: { ...solution, versus: word },
  observe: (selected, context) => {
    const others = eachSolution({ ...selected, librarySet: selected.versus }, context);
    return eachSolution(selected, context).flatMap((row) => {
      const other = others.find(({ model }) => model === row.model);
      return other
        ? [
            {
              of: modelLabel(row.model, context.analysis.descriptor),
              value: row.time_ms / other.time_ms - 1,
              margin: null,
            },
          ]
        : [];
    });
  },
});

export const adaptiveSavingLost = defineMeasure({
  name: 'adaptive-saving-lost',
  description: 'What share of the saving by one method is gone by another, `byMethod`.',
  unit: 'share',
  parameters: { ...solution, byMethod: word },
  observe: (selected, context) => {
    const others = eachSolution({ ...selected, method: selected.byMethod }, context);
    return eachSolution(selected, context).flatMap((row) => {
      const other = others.find(({ model }) => model === row.model);
      return other
        ? [
            {
              of: modelLabel(row.model, context.analysis.descriptor),
              value: 1 - other.saving / row.saving,
              margin: null,
            },
          ]
        : [];
    });
  },
});
