import { median } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { TimePerImage } from '../../analysis/time-per-image.ts';
import { isWithin, librariesWithin } from '../../analysis/within-limit.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, modelColumn, textColumn } from '../column-vocabulary.ts';
import { drawScatterLines, type ScatterSeries } from '../drawing/scatter-lines.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { separatedText } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { answerText } from './latency-throughput-words.ts';
import { inItems } from '../../dataset/item-words.ts';

const fields = {
  metric: {},
  model: { required: true },
  libraries: {},
  batchSizes: { label: 'Batch sizes' },
  limit: {},
  scale: { words: ['log', 'linear'] },
} as const satisfies FieldUses;

/** Time per batch against images per second, a line for each library; which gives the most within a limit. */
export const latencyThroughput = defineKind({
  label: 'Time per batch against images per second',
  group: 'Latency, energy and conditions',
  fields,
  series: ['libraries'],
  mark: 'dot',
  chart,
  lacks: (chosen, analysis) =>
    unmeasured({ ...wantedTimes(chosen, analysis), batchSizes: eachSize(chosen.batchSizes) }, analysis),
  standard: {
    section: 'latency',
    ofModel(model, { analysis, ranking }) {
      if (ranking(model).length === 0) return [];
      return [{ id: `latency-${safeId(model)}`, model, limit: tellingLimit(model, analysis) }];
    },
  },
});

/** A point of the line of a library. */
interface Step {
  readonly library: string;
  readonly time: TimePerImage;
  /** Mean time per batch, ms. */
  readonly batchMs: number;
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, limit, scale, batchSizes } = chosen;
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const steps = libraries.flatMap((library) =>
    analysis
      .timesPerImage(metric, model, library)
      .filter(({ batchSize }) => batchSizes === undefined || batchSizes.includes(batchSize))
      .map((time): Step => ({ library, time, batchMs: time.mean * time.batchSize })),
  );
  const within = librariesWithin(analysis, metric, model, libraries, { limitMs: limit, batchSizes });
  const [winner] = within;
  const looks = libraryLooks(analysis);
  const drawn = libraries.filter((library) => steps.some((step) => step.library === library));
  const answer = answerText(within, drawn, limit, analysis);
  const label = modelLabel(model, analysis.descriptor);

  return {
    table: {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        column('repetitions'),
        column('batch_ms'),
        column('std_ms'),
        itemColumn(analysis, 'images_per_second'),
        ...(limit === undefined ? [] : [textColumn('within', `within ${separatedText(limit)} ms`)]),
      ],
      rows: steps.map(({ library, time, batchMs }): PlainCell[] => [
        model,
        library,
        time.batchSize,
        time.repetitions,
        batchMs,
        time.std === null ? null : time.std * time.batchSize,
        imagesPerSecond(time.mean),
        ...(limit === undefined ? [] : [isWithin(time, limit) ? 'yes' : 'no']),
      ]),
    },
    title: `${inItems('Time per batch and images per second', analysis.descriptor)} of ${label}, ${METRIC_WORDS[metric]}`,
    caption: `${inItems('Time per batch against images per second', analysis.descriptor)}, ${METRIC_WORDS[metric]}: ${label} with ${librariesText(chosen.libraries, libraries, analysis)}, a dot for each batch size. ${answer}`,
    alt:
      steps.length === 0
        ? `Nothing to draw: no ${metric} times of ${label} were measured.`
        : `Line chart of ${drawn.length === 1 ? 'one library' : `${drawn.length} libraries`}. ${answer}`,
    upright: true,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawScatterLines(canvas, {
        series: drawn.map((library): ScatterSeries => {
          const dots = steps.flatMap((step, index) => (step.library === library ? [dotOf(step, index)] : []));
          return { series: library, look: looks.get(library)!, dots, path: dots };
        }),
        x: { name: 'Time per batch, ms', scale, text: separatedText },
        y: {
          name: inItems('Images per second (higher is better)', analysis.descriptor),
          scale,
          text: separatedText,
        },
        limit: limit === undefined ? undefined : { x: limit, label: `${separatedText(limit)} ms` },
        legend: drawn.map((library) => ({
          label: libraryLabel(library, analysis.descriptor),
          series: library,
          look: looks.get(library)!,
          tint: 0,
        })),
        notes: [
          inItems(
            'The number beside a dot is its batch size; the ring marks the most images per second.',
            analysis.descriptor,
          ),
        ],
      }),
    }),
  };

  function dotOf({ library, time, batchMs }: Step, index: number) {
    return {
      index,
      x: batchMs,
      y: imagesPerSecond(time.mean),
      label: String(time.batchSize),
      isMarked: winner?.library === library && winner.time.batchSize === time.batchSize,
    };
  }
}

const ROUND = [1, 2, 5];

/** A round limit that about half of the libraries can keep: one that tells them apart. */
function tellingLimit(model: string, analysis: Analysis): number {
  const least = analysis.libraries.flatMap((library) => {
    const times = analysis.timesPerImage('inference', model, library);
    return times.length === 0 ? [] : [Math.min(...times.map(({ mean, batchSize }) => mean * batchSize))];
  });
  const middle = median(least)!;
  const power = 10 ** Math.floor(Math.log10(middle));
  const factor = ROUND.find((each) => each * power >= middle) ?? 10;
  return Number((factor * power).toPrecision(1));
}
