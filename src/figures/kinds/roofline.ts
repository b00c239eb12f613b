import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { roofline as rooflineOf } from '../../analysis/roofline.ts';
import type { Roofline, RooflineLayer } from '../../analysis/roofline.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, numberColumn, textColumn } from '../column-vocabulary.ts';
import { drawRoofline, type RoofPoint } from '../drawing/roofline-plot.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { lackOfSome } from '../lacks/lack.ts';
import { libraryLooks } from '../looks.ts';
import { countText, listText, numberText, percentText } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';

/** From this share of what the board allows on, a faster library could not gain much. */
const NEAR_ROOF = 0.5;

/** So many clouds of dots can be told apart. */
const MOST_LIBRARIES = 3;

const fields = {
  metric: { words: ['inference'] },
  model: { required: true },
  libraries: {},
  batchSize: { required: true },
} as const satisfies FieldUses;

/** Each layer's arithmetic intensity and attained rate under the peaks of the board, for a few libraries. */
export const roofline = defineKind({
  label: 'Roofline',
  panelsBeside: true,
  group: 'Layers',
  needsLayers: true,
  fields,
  series: ['libraries'],
  mark: 'dot',
  chart,
  lacks({ model, batchSize, ...chosen }, analysis) {
    const libraries = selectLibraries(chosen.libraries, analysis);
    const without = libraries.filter(
      (library) => rooflineOf(analysis, model, library, batchSize) === undefined,
    );
    return lackOfSome(
      libraries,
      without.map((library) => libraryLabel(library, analysis.descriptor)),
      (names) =>
        `There is no roofline of ${names}: it needs layers of the network timed at batch size ${batchSize} and the known peaks of the device.`,
    );
  },
  standard: {
    section: 'layers',
    /** The fastest libraries, at the batch size that is the best of the first: more would hide each other. */
    ofModel(model, { analysis, ranking, sets }) {
      const [fastest] = ranking(model);
      if (fastest === undefined) return [];
      const batchSize = fastest.batch_size;
      const libraries = ranking(model)
        .map(({ library }) => library)
        .filter(
          (library) =>
            sets[0]?.libraries.includes(library) === true &&
            rooflineOf(analysis, model, library, batchSize) !== undefined,
        )
        .slice(0, MOST_LIBRARIES);
      return libraries.length === 0 ? [] : [{ id: `roofline-${safeId(model)}`, model, libraries, batchSize }];
    },
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const { batchSize } = chosen;
  const lines = libraries.flatMap((library) => rooflineOf(analysis, model, library, batchSize) ?? []);
  const rows = lines.flatMap(({ library, layers }) =>
    layers.filter(({ flop }) => flop > 0).map((layer) => ({ library, layer })),
  );
  const missing = libraries.filter((library) => lines.every((each) => each.library !== library));
  const label = (library: string) => libraryLabel(library, analysis.descriptor);
  const name = modelLabel(model, analysis.descriptor);
  const notes = [
    ...(missing.length === 0
      ? []
      : [
          `${listText(missing.map(label))}: no layers of the network timed at batch size ${String(batchSize)}, or the peaks of the device are not known.`,
        ]),
    ...lines
      .filter(({ unresolved }) => unresolved.length > 0)
      .map(
        ({ library, unresolved }) =>
          `${label(library)}: ${countText(unresolved.length, 'layer')} of 0 ms, below the timer’s resolution, left out.`,
      ),
  ];
  const looks = libraryLooks(analysis);

  return {
    table: {
      columns: [
        libraryColumn(analysis),
        column('layer'),
        column('type'),
        numberColumn('intensity', 'arithmetic intensity (FLOP per byte)', 'digits'),
        numberColumn('attained_gflops', 'attained (GFLOP/s)', 'digits'),
        itemColumn(analysis, 'time_ms'),
        textColumn('limit', 'limit'),
        numberColumn('share', 'of what the peaks allow', 'percent'),
      ],
      rows: rows.map(({ library, layer }): PlainCell[] => [
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
    caption: `What each layer of ${name} attains at batch size ${String(batchSize)} with ${librariesText(chosen.libraries, libraries, analysis)}, against its arithmetic intensity: operations per byte of inputs, outputs and weights, each moved once. The lines are the peaks of the board; layers that do no multiplications have no place under them.`,
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
