import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import type { LayerSeries, ShownLayer } from './layer-series.ts';
import { METRIC_WORDS } from './measures/metric-words.ts';
import { listText, numberText, percentText } from './measures/number-text.ts';
import type { LayersSpec } from './spec.ts';
import { meansText } from './words.ts';

const NAMED_LAYERS = 3;

/** A short name, a caption and what there is to see: the layers that take most of the time in each series. */
export function describeLayers(
  spec: LayersSpec,
  series: readonly LayerSeries[],
  shown: readonly ShownLayer[],
  notes: readonly string[],
  analysis: Analysis,
): { readonly title: string; readonly caption: string; readonly alt: string } {
  const { metric = 'inference', spread = 'std', lower, upper, axisMaximum } = spec;
  const model = modelLabel(spec.model, analysis.descriptor);
  const title = `Layer times of ${model}, ${METRIC_WORDS[metric]}`;
  const alone = series.map(
    (each) => `${libraryLabel(each.library, analysis.descriptor)} at batch ${each.batchSize}`,
  );
  const counts = series.flatMap(({ byLayer }) => [...byLayer.values()].map((row) => row.repetitions));
  const sentences = [
    `Time per image of ${layersText()} of ${model}, ${METRIC_WORDS[metric]}: ${bySeries()}.`,
    counts.length === 0 ? '' : meansText(counts, spread),
    axisMaximum === undefined
      ? ''
      : `The axis ends at ${numberText(axisMaximum)} ms; columns that go on beyond are drawn broken, with their values.`,
  ];
  const caption = spec.caption ?? sentences.filter(Boolean).join(' ');
  const top = series.map((each, index) => {
    const rows = [...each.byLayer.values()]
      .filter((row) => shown.some(({ layer }) => layer === row.layer))
      .sort((a, b) => b.mean_ms - a.mean_ms)
      .slice(0, NAMED_LAYERS)
      .map((row) => `${row.layer} ${numberText(row.mean_ms)} ms (${percentText(row.mean_ms / each.sumMs)})`);
    return rows.length === 0 ? '' : `${alone[index]}: most time in ${listText(rows)}.`;
  });
  const alt = [
    shown.length === 0 ? 'Nothing to draw.' : `Column chart of ${shown.length} layers of ${model}.`,
    ...top,
    ...notes,
  ];
  return { title, caption, alt: alt.filter(Boolean).join(' ') };

  function layersText(): string {
    if (lower !== undefined && upper !== undefined) {
      return `the layers with ${percentText(lower)} to ${percentText(upper)} of the total`;
    }
    if (lower !== undefined) return `the layers with at least ${percentText(lower)} of the total`;
    if (upper !== undefined) return `the layers with at most ${percentText(upper)} of the total`;
    return 'each layer';
  }

  /** Series share their batch sizes, so those are named once. */
  function bySeries(): string {
    const labels = [...new Set(series.map(({ library }) => libraryLabel(library, analysis.descriptor)))];
    const sizes = [...new Set(series.map(({ batchSize }) => String(batchSize)))];
    return series.length === 0 ? 'nothing measured' : `${listText(labels)}, batch ${listText(sizes)}`;
  }
}
