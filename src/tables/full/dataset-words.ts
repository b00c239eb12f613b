import type { Factor, Variant } from '../../dataset/types.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { countText, listText, separatedText } from '../../figures/measures/number-text.ts';

/** `4 models, 8 libraries`, and where factors were varied, `3 models, 1 library at 4 levels of threads`. */
export function ranText({ models, libraries, descriptor }: Analysis, joint = ', '): string {
  const told = (of: Factor['of'], variants: readonly (Variant | undefined)[], nouns: [string, string]) => {
    const things = new Set(variants.map((variant, index) => variant?.of ?? index)).size;
    const levels = descriptor.factors
      .filter((factor) => factor.of === of)
      .map(({ name, label }) => {
        const known = new Set(variants.flatMap((variant) => variant?.levels[name] ?? []));
        return `${countText(known.size, 'level')} of ${label.toLowerCase()}`;
      });
    return [countText(things, ...nouns), ...(levels.length > 0 ? [listText(levels)] : [])].join(' at ');
  };
  return [
    told(
      'model',
      models.map((tag) => descriptor.models.get(tag)?.variant),
      ['model', 'models'],
    ),
    told(
      'library',
      libraries.map((tag) => descriptor.libraries.get(tag)?.variant),
      ['library', 'libraries'],
    ),
  ].join(joint);
}

export interface RunCounts {
  readonly ok: number;
  readonly failed: number;
  readonly timeout: number;
}

export function runCounts({ summaries }: Analysis): RunCounts {
  let ok = 0;
  let failed = 0;
  let timeout = 0;
  for (const point of summaries.points) {
    ok += point.repetitions.length;
    for (const run of point.unsuccessful) {
      if (run.status === 'timeout') timeout += 1;
      else failed += 1;
    }
  }
  return { ok, failed, timeout };
}

/** `63 runs failed and 3 timed out`; empty where every run succeeded. */
export function unsuccessfulText({ failed, timeout }: RunCounts): string {
  if (failed === 0) return timeout === 0 ? '' : `${countText(timeout, 'run')} timed out`;
  return `${countText(failed, 'run')} failed${timeout === 0 ? '' : ` and ${separatedText(timeout)} timed out`}`;
}

/** `batch size 1`, `batch sizes 2 to 16`: the range that was measured, in words. */
export function labelledBatchSizes({ summaries }: Analysis): string {
  const sizes = summaries.points.map((point) => point.batchSize);
  const smallest = Math.min(...sizes);
  const largest = Math.max(...sizes);
  return smallest === largest ? `batch size ${smallest}` : `batch sizes ${smallest} to ${largest}`;
}

/** What this dataset does not have, in sentences: what a reader would look for and not find. */
export function notMeasured(analysis: Analysis): readonly string[] {
  const { points } = analysis.summaries;
  const { descriptor } = analysis;
  const names = (libraries: readonly string[]): string =>
    libraries.length > 1 && libraries.length === analysis.libraries.length
      ? 'any library'
      : libraries.map((library) => libraryLabel(library, descriptor)).join(', ');
  const without = (has: (point: (typeof points)[number]) => boolean): string[] =>
    analysis.libraries.filter((library) => !points.some((point) => point.library === library && has(point)));

  const sentences: string[] = [];
  const noInference = without((point) => point.repetitions.length > 0);
  if (noInference.length > 0) sentences.push(`No run succeeded with ${names(noInference)}.`);
  const noTraining = without((point) => point.timesMs.training.length > 0);
  if (noTraining.length > 0) sentences.push(`The backward pass was not measured with ${names(noTraining)}.`);
  const noLayers = without((point) => point.layers.layer.length > 0);
  if (noLayers.length > 0) sentences.push(`There are no layer timings for ${names(noLayers)}.`);
  const noMemory = without((point) => point.memoryBytes !== undefined);
  if (noMemory.length > 0) sentences.push(`Memory was not reported by ${names(noMemory)}.`);
  const unobserved = notObserved(analysis);
  if (unobserved !== undefined) sentences.push(unobserved);
  const single = points.filter((point) => point.repetitions.length === 1).length;
  if (single === points.length) sentences.push('Nothing was repeated, so no spread is known.');
  else if (single > 0)
    sentences.push(
      `${single} of ${points.length} combinations of model, library and batch size have one successful repetition, so their spread is unknown.`,
    );
  const pairs = new Set(points.map((point) => `${point.model}\0${point.library}`));
  for (const model of analysis.models) {
    const absent = analysis.libraries.filter((library) => !pairs.has(`${model}\0${library}`));
    if (absent.length > 0)
      sentences.push(`${modelLabel(model, descriptor)} was not tried with ${names(absent)}.`);
  }
  if (analysis.networks.length === 0)
    sentences.push('The networks are not described, so there is no work per layer to relate times to.');
  return sentences;
}

/** What a campaign may have beside times per run, as a reader calls it. */
const OBSERVATIONS: readonly (readonly [name: string, has: (point: PointSummary) => boolean])[] = [
  ['single times', ({ latency }) => Object.keys(latency).length > 0],
  ['first iterations', ({ measured }) => measured.firstIterationMs !== undefined],
  ['energy', ({ measured }) => measured.energyMjPerImage !== undefined],
  ['power', ({ measured }) => measured.powerMw !== undefined],
  [
    'clocks',
    ({ measured: { gpuClockHz, memoryClockHz, cpuClockKhz } }) =>
      gpuClockHz !== undefined || memoryClockHz !== undefined || cpuClockKhz !== undefined,
  ],
  ['temperatures', ({ measured }) => measured.temperatureC !== undefined],
  ['throttling', ({ measured }) => measured.throttled !== undefined],
];

/** What of {@link OBSERVATIONS} no run of the dataset has, in a sentence; undefined where nothing is missing. */
export function notObserved({ summaries: { points } }: Analysis): string | undefined {
  const missing = OBSERVATIONS.filter(([, has]) => !points.some(has)).map(([name]) => name);
  return missing.length === 0 ? undefined : `There are no measurements of ${listText(missing)}.`;
}
