import { assess } from '../analysis/adaptive/confidence.ts';
import type { AssessedSolution } from '../analysis/adaptive/confidence.ts';
import { ADAPTIVE_METHODS } from '../analysis/adaptive/solve-adaptive.ts';
import type { AdaptiveSolution } from '../analysis/adaptive/solution.ts';
import { solverOf } from '../analysis/adaptive/solver-of-analysis.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import type { AdaptiveMethod } from '../analysis/rows.ts';
import { selectLibrarySet } from './library-set.ts';
import type { Chart } from './chart.ts';
import { drawSignedBars, type SignedBar, type SignedPanel } from './drawing/signed-bars.ts';
import type { Cell } from './figure.ts';
import { METRIC_WORDS } from './measures/metric-words.ts';
import { percentText } from './measures/number-text.ts';
import { selectModels } from './selection.ts';
import type { AdaptiveMethodsSpec } from './spec.ts';
import { headColumn, libraryColumn, modelColumn, numberColumn } from './table-columns.ts';
import { librariesText } from './words.ts';

/** Estimates that put together what no single run had. */
const OUT_OF_REACH: ReadonlySet<AdaptiveMethod> = new Set(['published', 'single-library-published']);

interface Estimate {
  readonly model: string;
  readonly method: AdaptiveMethod;
  readonly solution: AdaptiveSolution | undefined;
  readonly assessed: AssessedSolution | undefined;
}

/** What the adaptive solution saves by each of the five methods: a panel per model, a bar per method. */
export function adaptiveMethods(spec: AdaptiveMethodsSpec, analysis: Analysis): Chart {
  const { metric = 'inference' } = spec;
  const models = selectModels(spec.models, analysis);
  const libraries = selectLibrarySet(spec.librarySet, analysis);
  const solver = solverOf(analysis, metric);
  const estimates = models.flatMap((model) =>
    ADAPTIVE_METHODS.map((method): Estimate => ({
      model,
      method,
      solution: solver.solve(libraries, model, method),
      assessed:
        method === 'same-batch' || method === 'switchable'
          ? assess(analysis, metric, libraries, model, method)
          : undefined,
    })),
  );
  const set = librariesText(spec.librarySet, libraries, analysis);
  const title = `What the best library for each layer saves, by five methods, ${METRIC_WORDS[metric]}`;
  const intervalWords = estimates.some(({ assessed }) => assessed?.interval)
    ? 'whiskers are 95% intervals from resampled repetitions'
    : 'one repetition gives no interval';
  const noiseWords = models.some((model) => noiseOf(model) !== undefined)
    ? 'the grey band is the noise floor'
    : 'the noise floor is not known, as no two libraries run the same kernels';
  const panels = models.map((model): SignedPanel => {
    const noise = noiseOf(model);
    return {
      label: modelLabel(model, analysis.descriptor),
      bars: estimates.flatMap((estimate, index) => (estimate.model === model ? [bar(estimate, index)] : [])),
      ...(noise !== undefined && { band: noise }),
    };
  });

  return {
    table: {
      columns: [
        modelColumn(analysis),
        headColumn('method', 'method'),
        numberColumn('batch_size', 'batch size'),
        numberColumn('time_ms', 'time per image (ms)'),
        libraryColumn(analysis, 'baseline_library', 'compared with'),
        numberColumn('baseline_ms', 'its time per image (ms)'),
        numberColumn('saving', 'saving (fraction)'),
        numberColumn('saving_low', '95% interval, from'),
        numberColumn('saving_high', '95% interval, to'),
        numberColumn('noise_floor', 'noise floor (fraction)'),
      ],
      rows: estimates.map(({ model, method, solution, assessed }): Cell[] => [
        model,
        method,
        solution?.batchSize ?? null,
        solution?.timeMs ?? null,
        solution?.baselineLibrary ?? null,
        solution?.baselineMs ?? null,
        solution?.saving ?? null,
        assessed?.interval?.lower ?? null,
        assessed?.interval?.upper ?? null,
        assessed?.noise?.spread ?? null,
      ]),
    },
    title,
    caption:
      spec.caption ??
      `What the best library for each layer saves over the best single library, out of ${set}, ${METRIC_WORDS[metric]}. ` +
        `Hollow bars are estimates that no run can reach; ${intervalWords}; ${noiseWords}.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawSignedBars(canvas, {
        panels,
        axisLabel: 'Saving over the best single library (longer is better)',
        tickText: percentText,
        hue: 'm2',
        notes: [],
      }),
    }),
  };

  function noiseOf(model: string): number | undefined {
    return estimates.find((each) => each.model === model && each.assessed?.noise)?.assessed?.noise?.spread;
  }

  function bar({ method, solution, assessed }: Estimate, index: number): SignedBar {
    const interval = assessed?.interval;
    return {
      index,
      label: method,
      value: solution?.saving ?? null,
      valueText: solution === undefined ? 'not to be had' : percentText(solution.saving),
      hollow: OUT_OF_REACH.has(method),
      ...(interval && { low: interval.lower, high: interval.upper }),
    };
  }

  function describe(): string {
    const parts = models.map((model) => {
      const noise = noiseOf(model);
      const savings = estimates
        .filter((each) => each.model === model)
        .map(
          ({ method, solution }) => `${method} ${solution ? percentText(solution.saving) : 'not to be had'}`,
        );
      const floor = noise === undefined ? '' : `; noise floor ${percentText(noise)}`;
      const than = estimates.find((each) => each.model === model && each.solution)?.solution?.baselineLibrary;
      const over = than === undefined ? '' : ` over ${libraryLabel(than, analysis.descriptor)}`;
      return `${modelLabel(model, analysis.descriptor)}${over}: ${savings.join(', ')}${floor}.`;
    });
    return ['Bar chart of savings.', ...parts].join(' ');
  }
}
