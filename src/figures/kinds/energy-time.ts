import type { Analysis } from '../../analysis/analysis.ts';
import { energyAndTime, type EnergyAndTime } from '../../analysis/conditions/energy-and-time.ts';
import { energyPerImage, imagesPerJoule } from '../../analysis/conditions/energy.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { METRICS } from '../../analysis/metric.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, modelColumn, textColumn } from '../column-vocabulary.ts';
import { drawScatterLines, type ScatterSeries } from '../drawing/scatter-lines.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText, numberText, separatedText } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

const fields = {
  metric: {},
  model: { required: true },
  libraries: {},
  batchSizes: { label: 'Batch sizes' },
  scale: { words: ['log', 'linear'] },
} as const satisfies FieldUses;

/** Energy against time per image: what no other library and batch size beats in both stands out. */
export const energyTime = defineKind({
  label: 'Energy against time',
  group: 'Latency, energy and conditions',
  fields,
  series: ['libraries'],
  mark: 'dot',
  chart,
  lacks: (chosen, analysis) =>
    unmeasured(
      {
        ...wantedTimes(chosen, analysis),
        batchSizes: eachSize(chosen.batchSizes),
        what: `measurements of energy for ${chosen.metric}`,
        has: (point) =>
          point.timesMs[chosen.metric].length > 0 && energyPerImage(point, chosen.metric) !== undefined,
      },
      analysis,
    ),
  standard: {
    section: 'latency',
    ofModel: (model, { analysis }) =>
      METRICS.filter((metric) => energyAndTime(analysis, metric, model, analysis.libraries).length > 0)
        .slice(0, 1)
        .map((metric) => ({ id: `energy-${safeId(model)}`, model, metric })),
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, scale, batchSizes } = chosen;
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const steps = energyAndTime(analysis, metric, model, libraries, batchSizes);
  const front = steps.filter(({ onFront }) => onFront).sort((a, b) => a.time.mean - b.time.mean);
  const drawn = libraries.filter((library) => steps.some((step) => step.library === library));
  const looks = libraryLooks(analysis);
  const name = (library: string) => libraryLabel(library, analysis.descriptor);
  const label = modelLabel(model, analysis.descriptor);
  const placeOf = ({ time, energy }: EnergyAndTime) => ({ x: time.mean, y: energy.mean });

  return {
    table: {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        column('repetitions'),
        itemColumn(analysis, 'mean_ms'),
        column('std_ms'),
        itemColumn(analysis, 'energy_mj'),
        column('energy_std_mj'),
        itemColumn(analysis, 'images_per_joule'),
        textColumn('beaten', 'beaten by another'),
      ],
      rows: steps.map(({ library, time, energy, onFront }): PlainCell[] => [
        model,
        library,
        time.batchSize,
        energy.repetitions,
        time.mean,
        time.std,
        energy.mean,
        energy.std,
        imagesPerJoule(energy.mean),
        onFront ? 'no' : 'yes',
      ]),
    },
    title: `${inItems('Energy and time per image', analysis.descriptor)} of ${label}, ${METRIC_WORDS[metric]}`,
    caption: `Energy at the board’s supply against time, both ${inItems('per image', analysis.descriptor)}, ${METRIC_WORDS[metric]}: ${label} with ${librariesText(chosen.libraries, libraries, analysis)}, a dot for each batch size. Rings and the broken line mark what no other beats in one without losing in the other, by the means.`,
    alt:
      steps.length === 0
        ? `Nothing to draw: energy was not measured of ${label}, ${METRIC_WORDS[metric]}.`
        : `Scatter plot of ${steps.length} measurements. Not beaten by any other: ${listText(front.map(frontText))}.`,
    upright: true,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawScatterLines(canvas, {
        series: drawn.map((library): ScatterSeries => {
          const dots = steps.flatMap((step, index) =>
            step.library === library
              ? [{ index, ...placeOf(step), label: String(step.time.batchSize), isMarked: step.onFront }]
              : [],
          );
          return { series: library, look: looks.get(library)!, dots, path: [] };
        }),
        x: {
          name: inItems('Time per image, ms (further left is better)', analysis.descriptor),
          scale,
          text: separatedText,
        },
        y: {
          name: inItems('Energy per image, mJ (lower is better)', analysis.descriptor),
          scale,
          text: separatedText,
        },
        front: front.map(placeOf),
        legend: drawn.map((library) => ({
          label: name(library),
          series: library,
          look: looks.get(library)!,
          tint: 0,
        })),
        notes: ['The number beside a dot is its batch size.'],
      }),
    }),
  };

  function frontText({ library, time, energy }: EnergyAndTime): string {
    return `${name(library)} at batch size ${time.batchSize}, ${numberText(time.mean)} ms and ${numberText(energy.mean)} mJ`;
  }
}
