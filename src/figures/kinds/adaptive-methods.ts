import { assess, noiseFloorOfSaving } from '../../analysis/adaptive/confidence.ts';
import {
  ADAPTIVE_METHODS,
  isOneBatchMethod,
  MIXED_METHODS,
  type AdaptiveMethod,
} from '../../analysis/adaptive/methods.ts';
import type { Interval } from '../../analysis/adaptive/saving-interval.ts';
import type { AdaptiveSolution } from '../../analysis/adaptive/solution.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, modelColumn, numberColumn, otherLibraryColumn } from '../column-vocabulary.ts';
import { drawSignedBars, type SignedBar, type SignedPanel } from '../drawing/signed-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unsolved } from '../lacks/unsolved.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { percentText, percentTextToOne } from '../measures/number-text.ts';
import { selectLibrarySet, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';

interface Estimate {
  readonly model: string;
  readonly method: AdaptiveMethod;
  readonly solution: AdaptiveSolution | undefined;
  readonly interval: Interval | undefined;
  /** The noise floor of the saving, a fraction; undefined for mixed batch sizes too. */
  readonly noise: number | undefined;
}

const fields = {
  metric: {},
  models: {},
  librarySet: { required: true },
} as const satisfies FieldUses;

/** What the adaptive solution saves by each of the five methods: a panel per model, a bar per method. */
export const adaptiveMethods = defineKind({
  label: 'What it saves, by five methods',
  group: 'Best library for each layer',
  needsLayers: true,
  fields,
  series: ['librarySet'],
  chart,
  lacks: unsolved,
  standardOfSet: { ofAll: ({ set, suffix }) => [{ id: `adaptive-methods${suffix}`, librarySet: set.name }] },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibrarySet(chosen.librarySet, analysis);
  const solver = analysis.solver(metric);
  const estimates = models.flatMap((model) =>
    ADAPTIVE_METHODS.map((method): Estimate => {
      const solution = solver.solve(libraries, model, method);
      return {
        model,
        method,
        solution,
        interval: isOneBatchMethod(method)
          ? assess(analysis, metric, libraries, model, method)?.interval
          : undefined,
        noise: solution && noiseFloorOfSaving(analysis, metric, solution)?.spread,
      };
    }),
  );
  const set = librariesText(chosen.librarySet, libraries, analysis);
  const title = `What the best library for each layer saves, by five methods, ${METRIC_WORDS[metric]}`;
  const intervalWords = estimates.some(({ interval }) => interval)
    ? 'whiskers are 95% intervals from resampled repetitions'
    : 'one repetition gives no interval';
  const noiseWords = estimates.some(({ noise }) => noise !== undefined)
    ? 'the grey bands are the noise floors, the higher one of the two batch sizes that a saving compares'
    : 'the noise floor is not known, as no two libraries run the same kernels';
  const panels = models.map((model): SignedPanel => ({
    label: modelLabel(model, analysis.descriptor),
    bars: estimates.flatMap((estimate, index) => (estimate.model === model ? [bar(estimate, index)] : [])),
  }));

  return {
    table: {
      columns: [
        modelColumn(analysis),
        { ...column('method'), head: true },
        { ...column('batch_size'), absent: 'mixed' },
        itemColumn(analysis, 'time_ms'),
        otherLibraryColumn(analysis, 'baseline_library', 'compared with'),
        itemColumn(analysis, 'baseline_ms'),
        column('saving'),
        { ...numberColumn('saving_low', '95% interval, from', 'percent'), absent: '–' },
        { ...numberColumn('saving_high', '95% interval, to', 'percent'), absent: '–' },
        { ...numberColumn('noise_floor', 'noise floor', 'percent'), absent: '–' },
      ],
      rows: estimates.map(({ model, method, solution, interval, noise }): PlainCell[] => [
        model,
        method,
        solution?.batchSize ?? null,
        solution?.timeMs ?? null,
        solution?.baselineLibrary ?? null,
        solution?.baselineMs ?? null,
        solution?.saving ?? null,
        interval?.lower ?? null,
        interval?.upper ?? null,
        noise ?? null,
      ]),
    },
    title,
    caption:
      `What the best library for each layer saves over the best single library, out of ${set}, ${METRIC_WORDS[metric]}. ` +
      `Hollow bars are estimates that no run can reach; ${intervalWords}; ${noiseWords}.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawSignedBars(canvas, {
        panels,
        axisLabel: 'Saving over the best library (longer is better)',
        tickText: percentText,
        hue: 'm2',
        notes: [],
      }),
    }),
  };

  function bar({ method, solution, interval, noise }: Estimate, index: number): SignedBar {
    return {
      index,
      label: method,
      value: solution?.saving ?? null,
      valueText: solution === undefined ? 'no solution' : percentTextToOne(solution.saving),
      hollow: MIXED_METHODS.has(method),
      ...(interval && { low: interval.lower, high: interval.upper }),
      ...(noise !== undefined && { band: noise }),
    };
  }

  function describe(): string {
    const parts = models.map((model) => {
      const ofModel = estimates.filter((each) => each.model === model);
      const savings = ofModel.map(({ method, solution, noise }) => {
        const floor = noise === undefined ? '' : ` (noise floor ${percentTextToOne(noise)})`;
        return `${method} ${solution ? percentTextToOne(solution.saving) : 'no solution'}${floor}`;
      });
      const than = ofModel.find(({ solution }) => solution)?.solution?.baselineLibrary;
      const over = than === undefined ? '' : ` over ${libraryLabel(than, analysis.descriptor)}`;
      return `${modelLabel(model, analysis.descriptor)}${over}: ${savings.join(', ')}.`;
    });
    return ['Bar chart of savings.', ...parts].join(' ');
  }
}
