import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { missingReason, pointsOf } from '../measures/missing.ts';
import { listText } from '../measures/number-text.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { Lack } from './lack.ts';

interface Wanted {
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  /** Each entry has to be there by itself; within an entry, one of the batch sizes is enough. Undefined is any. */
  readonly batchSizes: readonly (readonly number[] | undefined)[];
  /** What is wanted of a point, e.g. `training times`. */
  readonly what: string;
  has(point: PointSummary): boolean;
}

const NAMED_UP_TO = 6;

/** What a figure of measured points is asked for; what is absent is any, or all. */
interface Asked {
  readonly metric: Metric;
  readonly model?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly library?: string | undefined;
  readonly libraries?: readonly string[] | undefined;
  readonly batchSizes?: readonly number[] | undefined;
}

/** Times of each model with each library, at any of the batch sizes. */
export function wantedTimes(asked: Asked, analysis: Analysis): Wanted {
  const { metric, model, library, batchSizes } = asked;
  return {
    models: model === undefined ? selectModels(asked.models, analysis) : [model],
    libraries: library === undefined ? selectLibraries(asked.libraries, analysis) : [library],
    batchSizes: [batchSizes],
    what: `${metric} times`,
    has: ({ timesMs }) => timesMs[metric].length > 0,
  };
}

/** What of these times was not measured. */
export function unmeasuredTimes(asked: Asked, analysis: Analysis): Lack {
  return unmeasured(wantedTimes(asked, analysis), analysis);
}

/** Each batch size by itself, where any are named. */
export function eachSize(batchSizes: readonly number[] | undefined): Wanted['batchSizes'] {
  return batchSizes === undefined ? [undefined] : batchSizes.map((size) => [size]);
}

/** What of the models, libraries and batch sizes wanted was not measured: by library where it never was, else one by one. */
export function unmeasured(wanted: Wanted, analysis: Analysis): Lack {
  const { descriptor, summaries } = analysis;
  const haves = new Set(summaries.points.filter((point) => wanted.has(point)).map(({ library }) => library));
  const never = wanted.libraries.filter((library) => !haves.has(library));
  const missing = new Map<string, string[]>();
  let found = 0;
  for (const model of wanted.models) {
    for (const library of wanted.libraries) {
      if (never.includes(library)) continue;
      for (const sizes of wanted.batchSizes) {
        const points = pointsOf(analysis, model, library, sizes);
        if (points.some((point) => wanted.has(point))) {
          found += 1;
          continue;
        }
        const at = sizes === undefined ? '' : ` at batch size ${listText(sizes.map(String))}`;
        const reason = `${capital(missingReason(points))}${at}`;
        const pair = `${modelLabel(model, descriptor)} with ${libraryLabel(library, descriptor)}`;
        missing.set(reason, [...(missing.get(reason) ?? []), pair]);
      }
    }
  }
  const others = analysis.libraries.filter((library) => haves.has(library));
  const names = (libraries: readonly string[]) =>
    someOf(libraries.map((library) => libraryLabel(library, descriptor)));
  const neverReason =
    never.length === 0
      ? []
      : [
          `There are no ${wanted.what} of ${names(never)}. ${
            others.length === 0 ? 'No library of this dataset has any.' : `Measured were ${names(others)}.`
          }`,
        ];
  return {
    drawable: found > 0,
    reasons: [...neverReason, ...[...missing].map(([reason, pairs]) => `${reason}: ${someOf(pairs)}.`)],
  };
}

function someOf(names: readonly string[]): string {
  if (names.length <= NAMED_UP_TO + 1) return listText(names);
  return `${names.slice(0, NAMED_UP_TO).join(', ')} and ${names.length - NAMED_UP_TO} more`;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
