import { assess, contestsOf } from '../../analysis/adaptive/confidence.ts';
import type { AssessedSolution } from '../../analysis/adaptive/confidence.ts';
import { costCurveOf, type CostCurve } from '../../analysis/adaptive/cost-curve.ts';
import { falseWins } from '../../analysis/adaptive/false-wins.ts';
import type { Verdict } from '../../analysis/adaptive/layer-contest.ts';
import type { OneBatchMethod } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { NotMeasured } from '../../analysis/not-measured.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { metric, modelList, oneBatchMethod, word } from '../parameters.ts';
import type { Unit } from '../../figures/measures/quantity.ts';
import { selectModels } from '../selection.ts';

const models = { model: word.optional(), models: modelList.optional() };

const parameters = {
  ...models,
  librarySet: word,
  /** `same-batch` if left out. */
  method: oneBatchMethod.optional(),
  metric: metric.optional(),
};

interface Selected {
  readonly librarySet: string;
  readonly method?: OneBatchMethod | undefined;
  readonly model?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly metric?: 'inference' | 'training' | undefined;
}

function librariesOf(set: string, analysis: Analysis): readonly string[] {
  const sets = analysis.librarySets;
  const found = sets.find(({ name }) => name === set);
  if (found === undefined) {
    throw new NotMeasured(
      `unknown library set: ${set}; expected one of ${sets.map(({ name }) => name).join(', ')}`,
    );
  }
  return found.libraries;
}

/** A measure with one value for each model that has an assessed solution; undefined values are left out. */
function ofSolutions(
  name: string,
  description: string,
  unit: Unit,
  valueOf: (assessed: AssessedSolution) => number | undefined,
) {
  return defineMeasure({
    name,
    description,
    unit,
    parameters,
    observe: (selected: Selected, { analysis }: MeasureContext) => {
      const { librarySet, method = 'same-batch', metric: measured = 'inference' } = selected;
      const libraries = librariesOf(librarySet, analysis);
      return selectModels(selected, analysis).flatMap((model): Observation[] => {
        const assessed = assess(analysis, measured, libraries, model, method);
        const value = assessed && valueOf(assessed);
        return value === undefined
          ? []
          : [{ of: modelLabel(model, analysis.descriptor), value, margin: null }];
      });
    },
  });
}

export const adaptiveSavingAtLeast = ofSolutions(
  'adaptive-saving-at-least',
  'The lower end of the 95% interval of the saving, by resampling the repetitions.',
  'share',
  ({ interval }) => interval?.lower,
);

export const adaptiveSavingAtMost = ofSolutions(
  'adaptive-saving-at-most',
  'The upper end of the 95% interval of the saving, by resampling the repetitions.',
  'share',
  ({ interval }) => interval?.upper,
);

export const noiseFloor = ofSolutions(
  'noise-floor',
  'How far the two builds of Caffe lie apart on layers where both run the same kernel, at the noisier batch size compared.',
  'share',
  ({ noise }) => noise?.spread,
);

export const layerNoiseFloor = ofSolutions(
  'layer-noise-floor',
  'The share of its time by which a layer has to win, besides a fixed part, as layers that run the same kernel differ.',
  'share',
  ({ layerNoise }) => layerNoise?.ofLayer.share,
);

export const falseWinShare = defineMeasure({
  name: 'false-win-share',
  description:
    'On what share of the layers that run the same kernel in both builds the rule finds a winner, each judged by the others.',
  unit: 'share',
  parameters: { metric: metric.optional() },
  observe: ({ metric: measured = 'inference' }, { analysis }) => {
    const tried = analysis.models.map((model) => falseWins(analysis, measured, model));
    const layers = tried.reduce((sum, each) => sum + each.layers, 0);
    const wins = tried.reduce((sum, each) => sum + each.wins, 0);
    return layers === 0 ? [] : [{ of: 'all models', value: wins / layers, margin: null }];
  },
});

/** A measure that counts the layers of a solution by what can be said of their winner. */
function ofContests(name: string, description: string, verdicts: readonly Verdict[]) {
  return defineMeasure({
    name,
    description,
    unit: 'count',
    parameters,
    observe: (selected: Selected, { analysis }: MeasureContext) => {
      const { librarySet, method = 'same-batch', metric: measured = 'inference' } = selected;
      const libraries = librariesOf(librarySet, analysis);
      return selectModels(selected, analysis).flatMap((model): Observation[] => {
        const contests = contestsOf(analysis, measured, libraries, model, method)?.contests;
        const value = contests?.filter(({ verdict }) => verdicts.includes(verdict)).length;
        return value === undefined
          ? []
          : [{ of: modelLabel(model, analysis.descriptor), value, margin: null }];
      });
    },
  });
}

export const layersWon = ofContests(
  'layers-won',
  'In how many layers the fastest library wins beyond the noise.',
  ['beyond-noise'],
);

export const layersTied = ofContests(
  'layers-tied',
  'In how many layers the fastest library cannot be told from the next, or runs the same kernel.',
  ['tie', 'same-kernel'],
);

/** A measure of how the saving falls with the cost of a switch. */
function ofCosts(name: string, description: string, unit: Unit, valueOf: (curve: CostCurve) => number) {
  return defineMeasure({
    name,
    description,
    unit,
    parameters,
    observe: (selected: Selected, { analysis }: MeasureContext) => {
      const { librarySet, method = 'same-batch', metric: measured = 'inference' } = selected;
      const libraries = librariesOf(librarySet, analysis);
      return selectModels(selected, analysis).flatMap((model): Observation[] => {
        const curve = costCurveOf(analysis, measured, libraries, model, method);
        return curve
          ? [{ of: modelLabel(model, analysis.descriptor), value: valueOf(curve), margin: null }]
          : [];
      });
    },
  });
}

export const switchBreakEven = ofCosts(
  'switch-break-even',
  'The cost of one switch between libraries, per batch, from which the best single library wins again.',
  'ms',
  ({ breakEvenMs }) => breakEvenMs,
);

export const switchCount = ofCosts(
  'switch-count',
  'How often the adaptive solution changes its library from one layer to the next while switching costs nothing.',
  'count',
  ({ stretches }) => stretches[0]!.switches,
);
