import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText, percentText, timeText } from '../measures/number-text.ts';
import type { Spread } from '../measures/spread.ts';
import { meansText } from '../words.ts';
import type { LayerSeries, ShownLayer } from './layer-series.ts';
import { inItems } from '../../dataset/item-words.ts';

const NAMED_LAYERS = 3;

interface Asked {
  readonly metric: Metric;
  readonly model: string;
  readonly lower: number;
  readonly upper: number;
  readonly spread: Spread;
  readonly axisMaximum: number | undefined;
}

/** A short name, a caption and what there is to see: the layers that take most of the time in each series. */
export function describeLayers(
  { metric, model: tag, lower, upper, spread, axisMaximum }: Asked,
  series: readonly LayerSeries[],
  shown: readonly ShownLayer[],
  notes: readonly string[],
  analysis: Analysis,
): { readonly title: string; readonly caption: string; readonly alt: string } {
  const model = modelLabel(tag, analysis.descriptor);
  const title = `Layer times of ${model}, ${METRIC_WORDS[metric]}`;
  const alone = series.map(
    (each) => `${libraryLabel(each.library, analysis.descriptor)} at batch ${each.batchSize}`,
  );
  const counts = series.flatMap(({ byLayer }) => [...byLayer.values()].map((row) => row.repetitions));
  const isFiltered = lower > 0 || upper < 1;
  const sentences = [
    `${inItems('Time per image', analysis.descriptor)} of ${isFiltered ? 'layers' : 'each layer'} of ${model}, ${METRIC_WORDS[metric]}: ${bySeries()}.`,
    limitsText(),
    counts.length === 0 ? '' : meansText(counts, spread),
    axisMaximum === undefined
      ? ''
      : `The axis ends at ${timeText(axisMaximum)}; columns that go on beyond are drawn broken, with their values.`,
  ];
  const caption = sentences.filter(Boolean).join(' ');
  const shownNames = new Set(shown.map(({ layer }) => layer));
  const top = series.map((each, index) => {
    const rows = [...each.byLayer.values()]
      .filter((row) => shownNames.has(row.layer))
      .sort((a, b) => b.mean_ms - a.mean_ms)
      .slice(0, NAMED_LAYERS)
      .map((row) => `${row.layer} ${timeText(row.mean_ms)} (${percentText(row.mean_ms / each.sumMs)})`);
    return rows.length === 0 ? '' : `${alone[index]}: most time in ${listText(rows)}.`;
  });
  const alt = [
    shown.length === 0 ? 'Nothing to draw.' : `Column chart of ${shown.length} layers of ${model}.`,
    ...top,
    ...notes,
  ];
  return { title, caption, alt: alt.filter(Boolean).join(' ') };

  /** Each limit is met by some series: not always by all, nor both by the same. */
  function limitsText(): string {
    const limits = [
      lower === 0 ? '' : `at least ${percentText(lower)}`,
      upper === 1 ? '' : `at most ${percentText(upper)}`,
    ].filter(Boolean);
    if (limits.length === 0) return '';
    if (series.length < 2) return `Shown are layers with ${limits.join(' and ')} of the total.`;
    const [first, second] = limits;
    const rest = second === undefined ? '' : `, and ${second} in one or more`;
    return `Shown are layers with ${first!} of the total in one series or more${rest}.`;
  }

  /** Series share their batch sizes, so those are named once. */
  function bySeries(): string {
    const labels = [...new Set(series.map(({ library }) => libraryLabel(library, analysis.descriptor)))];
    const sizes = [...new Set(series.map(({ batchSize }) => String(batchSize)))];
    return series.length === 0 ? 'nothing measured' : `${listText(labels)}, batch ${listText(sizes)}`;
  }
}
