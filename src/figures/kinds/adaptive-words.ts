import type { AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { AdaptiveSolution, Baseline } from '../../analysis/adaptive/solution.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import { NEEDS } from '../lacks/unsolved.ts';
import { METHOD_WORDS } from '../measures/method-words.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText, percentTextToOne, timeText } from '../measures/number-text.ts';
import { librariesText } from '../words.ts';
import { inItems } from '../../dataset/item-words.ts';

interface Asked {
  readonly metric: Metric;
  readonly model: string;
  readonly librarySet: readonly string[];
  readonly method: AdaptiveMethod;
}

interface Solved {
  readonly libraries: readonly string[];
  readonly solution: AdaptiveSolution | undefined;
  readonly singles: readonly Baseline[];
}

/** How each method times a layer, and what it is compared with. */
const METHOD_DETAILS: Readonly<Record<AdaptiveMethod, string>> = {
  published: 'each layer’s least time over all repetitions and batch sizes, against whole passes',
  'single-library-published': 'the same estimate on one library alone: what the estimate saves by itself',
  'same-batch': 'mean times at one batch size for all layers, against sums of layers',
  'cross-validated': 'chosen on all repetitions but one and timed on that one, against sums of layers',
  switchable: 'only what one Caffe binary can mix, against cuDNN alone',
};

/** Words for the adaptive solution of one model; `notes` stand under the drawing. */
export function describeAdaptive(
  { metric: measured, model: tag, librarySet, method }: Asked,
  { libraries, solution, singles }: Solved,
  analysis: Analysis,
): {
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly notes: readonly string[];
} {
  const label = (library: string) => libraryLabel(library, analysis.descriptor);
  const model = modelLabel(tag, analysis.descriptor);
  const metric = METRIC_WORDS[measured];
  const title = `The best library for each layer of ${model}, ${metric}`;
  const set = librariesText(librarySet, libraries, analysis);
  if (solution === undefined) {
    const why = `No solution by the method “${method}” for ${model} with ${set}, ${metric}: ${NEEDS[method]}.`;
    return { title, caption: why, alt: `Nothing to draw. ${why}`, notes: [why] };
  }
  const parts = [...Map.groupBy(solution.layers, (layer) => layer.library)]
    .map(([library, layers]) => ({
      library,
      count: layers.length,
      timeMs: layers.reduce((sum, each) => sum + each.timeMs, 0),
    }))
    .sort((a, b) => b.timeMs - a.timeMs)
    .map(
      ({ library, count, timeMs }) =>
        `${label(library)} ${timeText(timeMs)} in ${count} ${count === 1 ? 'layer' : 'layers'}`,
    );
  const batch =
    solution.batchSize === null
      ? 'Batch sizes are mixed.'
      : `${model} runs at batch size ${solution.batchSize}.`;
  const used = `Best of each layer: ${listText(parts)}.`;
  const caption = `The fastest library for each layer of ${model}, out of ${set}, beside each library alone, ${metric}, ${METHOD_WORDS[method]}: ${METHOD_DETAILS[method]}. ${batch}`;
  const saving = `${percentTextToOne(Math.abs(solution.saving))} ${solution.saving < 0 ? 'more' : 'less'} than ${label(solution.baselineLibrary)} alone`;
  const alone = [...singles]
    .sort((a, b) => a.timeMs - b.timeMs)
    .map(({ library, timeMs }) => `${label(library)} ${timeText(timeMs)}`);
  const alt = `Stacked bars. Best of each layer takes ${timeText(solution.timeMs)} ${inItems('per image', analysis.descriptor)}, ${saving}: ${listText(parts)}. Alone: ${listText(alone)}.`;
  return { title, caption, alt, notes: [used] };
}
