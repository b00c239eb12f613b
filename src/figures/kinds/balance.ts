import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { memoryByPrecision } from '../../analysis/memory-by-precision.ts';
import type { BestTimeRow } from '../../analysis/rows.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, modelColumn, withNotes } from '../column-vocabulary.ts';
import { drawLinePanels, type LinePanel } from '../drawing/line-panels.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { missingReason, partialFailure, pointsOf } from '../measures/missing.ts';
import { numberText, timeText } from '../measures/number-text.ts';
import { halfWidth, timeInterval } from '../measures/spread.ts';
import { safeId } from '../safe-id.ts';
import { requireLibrary, requireModel } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { meansText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

const fields = {
  metric: {},
  model: { required: true },
  library: { required: true },
  batchSizes: {},
  scale: { words: ['linear', 'log'] },
  spread: {},
} as const satisfies FieldUses;

/** Time per image, memory and memory per image against the batch size, in panels over one common axis. */
export const balance = defineKind({
  label: 'Time and memory against batch size',
  panelsBeside: true,
  group: 'Batch size and memory',
  fields,
  series: [],
  chart,
  lacks: (chosen, analysis) =>
    unmeasured({ ...wantedTimes(chosen, analysis), batchSizes: eachSize(chosen.batchSizes) }, analysis),
  standard: {
    section: 'memory',
    ofModel(model, { analysis, ranking }) {
      const [fastest] = ranking(model);
      return fastest === undefined || !hasTellingMemory(fastest, analysis)
        ? []
        : [{ id: `balance-${safeId(model)}`, model, library: fastest.library }];
    },
  },
});

/** Without memory that tells something, the figures of latency say all that there is. */
function hasTellingMemory({ model, library }: BestTimeRow, analysis: Analysis): boolean {
  const isReported = analysis.pointsOf(model, library).some(({ memoryBytes }) => memoryBytes !== undefined);
  return isReported && memoryByPrecision(analysis) === undefined;
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, spread, scale } = chosen;
  const model = requireModel(chosen.model, analysis);
  const library = requireLibrary(chosen.library, analysis);
  const times = analysis.table('mean-time-per-image', metric);
  const memory = analysis.table('memory', metric);
  const steps = pointsOf(analysis, model, library, chosen.batchSizes).map((point) => {
    const isHere = (row: { model: string; library: string; batch_size: number }) =>
      row.model === model && row.library === library && row.batch_size === point.batchSize;
    const time = times.find(isHere);
    return {
      batchSize: point.batchSize,
      time,
      memory: memory.find(isHere),
      note: time === undefined ? missingReason([point]) : partialFailure(point),
    };
  });
  const measured = steps.flatMap(({ time }) => time ?? []);
  const remembered = steps.flatMap((step) => step.memory ?? []);
  const label = `${modelLabel(model, analysis.descriptor)} with ${libraryLabel(library, analysis.descriptor)}`;

  const inWords = (words: string): string => inItems(words, analysis.descriptor);
  const panels: LinePanel[] = [
    {
      label: inWords('Time per image, ms'),
      height: 150,
      scale,
      points: steps.flatMap(({ batchSize, time }, index) =>
        time === undefined
          ? []
          : [
              {
                index,
                batchSize,
                value: time.mean_ms,
                valueText: numberText(time.mean_ms),
                ...timeInterval(time.mean_ms, time.std_ms, time.repetitions, spread),
              },
            ],
      ),
    },
    memoryPanel('Memory, MB', ({ memory_mb }) => memory_mb),
    memoryPanel(inWords('Memory per image, MB'), ({ memory_per_image_mb }) => memory_per_image_mb),
  ];
  const failures = steps
    .filter(({ note }) => note !== '')
    .map(({ batchSize, note }) => `Batch ${batchSize}: ${note}.`);

  return {
    table: withNotes(
      {
        columns: [
          modelColumn(analysis),
          libraryColumn(analysis),
          column('batch_size'),
          column('repetitions'),
          itemColumn(analysis, 'mean_ms'),
          column('std_ms'),
          ...(spread === 'ci95' ? [column('ci95_ms')] : []),
          itemColumn(analysis, 'images_per_second'),
          column('memory_mb'),
          itemColumn(analysis, 'memory_per_image_mb'),
        ],
        rows: steps.map(({ batchSize, time, memory: used }): PlainCell[] => [
          model,
          library,
          batchSize,
          time?.repetitions ?? null,
          time?.mean_ms ?? null,
          time?.std_ms ?? null,
          ...(spread === 'ci95' ? [time ? halfWidth(time.std_ms, time.repetitions, spread) : null] : []),
          time === undefined ? null : imagesPerSecond(time.mean_ms),
          used?.memory_mb ?? null,
          used?.memory_per_image_mb ?? null,
        ]),
      },
      steps.map(({ note }) => note),
    ),
    title: `Time and memory of ${label}, ${METRIC_WORDS[metric]}`,
    caption: captionText(),
    alt: describe(),
    upright: true,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawLinePanels(canvas, {
        panels,
        batchSizes: steps.map(({ batchSize }) => batchSize),
        series: library,
        look: libraryLooks(analysis).get(library)!,
        notes: failures,
      }),
    }),
  };

  function memoryPanel(title: string, valueOf: (row: (typeof remembered)[number]) => number): LinePanel {
    return {
      label: title,
      height: 84,
      scale: 'linear',
      points: steps.flatMap(({ batchSize, memory: row }, index) =>
        row === undefined
          ? []
          : [{ index, batchSize, value: valueOf(row), valueText: numberText(valueOf(row)) }],
      ),
    };
  }

  function captionText(): string {
    const repetitions =
      measured.length === 0
        ? ''
        : ` ${meansText(
            measured.map((row) => row.repetitions),
            spread,
            'Times are means over',
          )}`;
    const reported =
      remembered.length === 0
        ? ' Memory was not measured.'
        : ' Memory is what the program reports for activations.';
    return `${inWords('Time per image and memory, total and per image, against the batch size')}: ${label}, ${METRIC_WORDS[metric]}.${repetitions}${reported}`;
  }

  function describe(): string {
    const [first, last] = [measured[0], measured.at(-1)];
    const time =
      first === undefined || last === undefined
        ? 'Time was not measured.'
        : `${inWords('Time per image')} goes from ${timeText(first.mean_ms)} at batch ${first.batch_size} to ${timeText(last.mean_ms)} at batch ${last.batch_size}.`;
    const [small, large] = [remembered[0], remembered.at(-1)];
    const used =
      small === undefined || large === undefined
        ? 'Memory was not measured.'
        : `Memory goes from ${numberText(small.memory_mb)} MB to ${numberText(large.memory_mb)} MB; ${inWords('per image')} from ${numberText(small.memory_per_image_mb)} MB to ${numberText(large.memory_per_image_mb)} MB.`;
    return [`Line chart of ${label}.`, time, used, ...failures].join(' ');
  }
}
