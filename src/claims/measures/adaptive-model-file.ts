import type { EnginePlan } from '../../analysis/adaptive/engine-plan.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { exampleModelFile } from '../../analysis/adaptive/example-model-file.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { modelList, word } from '../parameters.ts';
import type { Unit } from '../../figures/measures/quantity.ts';
import { selectModels } from '../selection.ts';

/** A measure of the plan behind each ready model file; undefined values are left out. */
function ofModelFiles(
  name: string,
  description: string,
  unit: Unit,
  valueOf: (plan: EnginePlan) => number | undefined,
) {
  return defineMeasure({
    name,
    description,
    unit,
    parameters: { model: word.optional(), models: modelList.optional() },
    observe: (selected, { analysis }) =>
      selectModels(selected, analysis).flatMap((model): Observation[] => {
        const plan = exampleModelFile(analysis, model)?.plan;
        const value = plan && valueOf(plan);
        return value === undefined
          ? []
          : [{ of: modelLabel(model, analysis.descriptor), value, margin: null }];
      }),
  });
}

export const modelFileSaving = ofModelFiles(
  'model-file-saving',
  'What the ready model file is expected to save over cuDNN alone at its own best batch size.',
  'share',
  ({ saving }) => saving,
);

export const modelFileSavingAtLeast = ofModelFiles(
  'model-file-saving-at-least',
  'The lower end of the 95% interval of what the ready model file saves, by resampling the repetitions.',
  'share',
  ({ interval }) => interval?.lower,
);

export const modelFileSavingAtMost = ofModelFiles(
  'model-file-saving-at-most',
  'The upper end of the 95% interval of what the ready model file saves, by resampling the repetitions.',
  'share',
  ({ interval }) => interval?.upper,
);

export const modelFileNoiseFloor = ofModelFiles(
  'model-file-noise-floor',
  'The noise floor of what the ready model file saves, at the noisier of the two batch sizes that are compared.',
  'share',
  ({ noise }) => noise?.spread,
);

export const modelFileChanges = ofModelFiles(
  'model-file-changes',
  'In how many layers the ready model file names another engine.',
  'count',
  ({ changes }) => changes.length,
);
