import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { roofline } from '../../analysis/roofline.ts';
import type { Roofline, RooflineLayer } from '../../analysis/roofline.ts';
import type { Chart } from '../chart.ts';
import { drawRoofline, type RoofPoint } from '../drawing/roofline-plot.ts';
import type { Cell } from '../figure.ts';
import { libraryLooks } from '../looks.ts';
import { listText, numberText, percentText } from '../measures/number-text.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { RooflineSpec } from '../spec.ts';
import { headColumn, libraryColumn, numberColumn, textColumn } from '../table-columns.ts';
import { librariesText } from '../words.ts';

/** From this share of what the board allows on, a faster library could not gain much. */
const NEAR_ROOF = 0.5;

/** Each layer's arithmetic intensity and attained rate under the peaks of the board, for a few libraries. */
export function rooflineChart(spec: RooflineSpec, analysis: Analysis): Chart {
  const model = requireModel(spec.model, analysis);
  const libraries = selectLibraries(spec.libraries, analysis);
  const { batchSize } = spec;
  const lines = libraries.flatMap((library) => roofline(analysis, model, library, batchSize) ?? []);
  const rows = lines.flatMap(({ library, layers }) =>
    layers.filter(({ flop }) => flop > 0).map((layer) => ({ library, layer })),
  );
  const missing = libraries.filter((library) => lines.every((each) => each.library !== library));
  const label = (library: string) => libraryLabel(library, analysis.descriptor);
  const name = modelLabel(model, analysis.descriptor);
  const notes =
    missing.length === 0
      ? []
      : [
          `${listText(missing.map(label))}: no layers of the network timed at batch size ${String(batchSize)}, or the peaks of the device are not known.`,
        ];
  const looks = libraryLooks(analysis);

  return {
    table: {
      columns: [
        libraryColumn(analysis),
        headColumn('layer', 'layer'),
        textColumn('type', 'type'),
        numberColumn('intensity', 'arithmetic intensity (FLOP per byte)'),
        numberColumn('attained_gflops', 'attained (GFLOP/s)'),
        numberColumn('time_ms', 'time per image (ms)'),
        textColumn('limit', 'limit'),
        numberColumn('share', 'least time the peaks allow ÷ time (fraction)'),
      ],
      rows: rows.map(({ library, layer }): Cell[] => [
        library,
        layer.layer,
        layer.type,
        layer.intensity,
        layer.attainedGflops,
        layer.timeMs,
        layer.limit,
        layer.share,
      ]),
    },
    title: `Roofline of ${name}, batch size ${String(batchSize)}`,
    caption:
      spec.caption ??
      `What each layer of ${name} attains at batch size ${String(batchSize)} with ${librariesText(spec.libraries, libraries, analysis)}, against its arithmetic intensity: operations per byte of inputs, outputs and weights, each moved once. The lines are the peaks of the board; layers that do no multiplications have no place under them.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawRoofline(canvas, {
        points: rows.map(({ library, layer }, index): RoofPoint => ({
          index,
          series: library,
          look: looks.get(library)!,
          intensity: layer.intensity,
          gflops: layer.attainedGflops,
          label: layer.layer,
          weight: layer.timeMs,
        })),
        roofs: roofs(lines),
        legend: lines.map(({ library }) => ({
          label: label(library),
          series: library,
          look: looks.get(library)!,
          tint: 0,
        })),
        notes,
      }),
    }),
  };

  function describe(): string {
    if (lines.length === 0) return `Nothing to draw. ${notes.join(' ')}`;
    const parts = lines.map(({ library, layers }) => {
      const total = layers.reduce((sum, { timeMs }) => sum + timeMs, 0);
      const near = layers.filter(({ share }) => share >= NEAR_ROOF);
      const nearMs = near.reduce((sum, { timeMs }) => sum + timeMs, 0);
      const best = layers
        .filter(({ flop }) => flop > 0)
        .reduce<RooflineLayer | undefined>(
          (most, layer) => (most === undefined || layer.share > most.share ? layer : most),
          undefined,
        );
      const closest =
        best === undefined
          ? ''
          : ` ${best.layer} comes closest of those that multiply, with ${percentText(best.share)} of its limit.`;
      return `${label(library)}: ${String(near.length)} of ${String(layers.length)} layers, ${percentText(nearMs / total)} of the time, reach at least ${percentText(NEAR_ROOF)} of what the board allows.${closest}`;
    });
    return [`Scatter plot on logarithmic axes.`, ...parts, ...notes].join(' ');
  }
}

/** One roof for each peak that a library has. */
function roofs(lines: readonly Roofline[]) {
  return [...Map.groupBy(lines, ({ peakGflops }) => peakGflops)].map(([peakGflops, [first]]) => ({
    peakGflops,
    bandwidth: first!.bandwidthGbPerSecond,
    label: `${numberText(peakGflops)} GFLOP/s`,
  }));
}
