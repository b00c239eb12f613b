import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { LatencySummary } from '../../analysis/summaries.ts';
import type { Chart } from '../chart.ts';
import { column, libraryColumn, modelColumn, numberColumn, textColumn } from '../column-vocabulary.ts';
import { drawScatterLines, type ScatterSeries } from '../drawing/scatter-lines.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { numberText, percentText, separatedText } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';

const fields = {
  metric: {},
  model: { required: true },
  libraries: {},
  batchSize: { required: true },
  scale: { words: ['log', 'linear'] },
} as const satisfies FieldUses;

/** How many of the single times are at most so long: a rising line for each library. */
export const singleTimes = defineKind({
  label: 'Distribution of single times',
  group: 'Latency, energy and conditions',
  fields,
  series: ['libraries'],
  mark: 'dot',
  chart,
  lacks: (chosen, analysis) =>
    unmeasured(
      {
        ...wantedTimes(chosen, analysis),
        batchSizes: eachSize([chosen.batchSize]),
        what: `single times for ${chosen.metric}`,
        has: ({ latency }) => (latency[chosen.metric]?.drawnMs.length ?? 0) > 0,
      },
      analysis,
    ),
  standard: {
    section: 'latency',
    ofModel(model, { analysis }) {
      const sizes = analysis.summaries.points
        .filter((point) => point.model === model && (point.latency.inference?.drawnMs.length ?? 0) > 0)
        .map(({ batchSize }) => batchSize);
      return sizes.length === 0
        ? []
        : [{ id: `single-times-${safeId(model)}`, model, batchSize: Math.min(...sizes) }];
    },
  },
});

interface Line {
  readonly library: string;
  readonly summary: LatencySummary;
  readonly steps: readonly Step[];
}

/** A time, and the share of all times up to it. */
interface Step {
  readonly share: number;
  readonly timeMs: number;
  /** Which named value it is, if any. */
  readonly name: string;
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, batchSize, scale } = chosen;
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const lines = libraries.flatMap((library): Line[] => {
    const summary = analysis.point(model, library, batchSize)?.latency[metric];
    return summary === undefined || summary.drawnMs.length === 0
      ? []
      : [{ library, summary, steps: stepsOf(summary) }];
  });
  const rows = lines.flatMap(({ library, steps }) => steps.map((step) => ({ library, ...step })));
  const looks = libraryLooks(analysis);
  const name = (library: string) => libraryLabel(library, analysis.descriptor);
  const label = modelLabel(model, analysis.descriptor);
  const what = `${label} at batch size ${batchSize}, ${METRIC_WORDS[metric]}`;

  return {
    table: {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        numberColumn('share', 'share of the times up to it', 'percent'),
        numberColumn('single_ms', 'time per batch (ms)', 'reported-ms'),
        textColumn('quantile', 'which'),
      ],
      rows: rows.map(({ library, share, timeMs, name: quantile }): PlainCell[] => [
        model,
        library,
        batchSize,
        share,
        timeMs,
        quantile,
      ]),
    },
    title: `Single times of ${what}`,
    caption: `What share of the single times per batch is at most so long: ${what}, with ${librariesText(chosen.libraries, libraries, analysis)}. ${countsText(lines)} Dots mark the median, the 90th and the 99th percentile, as far as there are times enough, and the worst.`,
    alt:
      lines.length === 0
        ? `Nothing to draw: there are no single times of ${what}.`
        : `Rising lines. ${lines.map((each) => `${name(each.library)}: ${quantilesText(each.summary)}.`).join(' ')}`,
    upright: true,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawScatterLines(canvas, {
        series: lines.map(({ library, steps }): ScatterSeries => {
          const first = rows.findIndex((row) => row.library === library);
          const path = steps.map(({ share, timeMs }) => ({ x: timeMs, y: share }));
          const dots = steps.flatMap((step, at) =>
            step.name === '' ? [] : [{ index: first + at, ...path[at]! }],
          );
          return { series: library, look: looks.get(library)!, dots, path };
        }),
        x: { name: 'Time per batch, ms', scale, text: separatedText, isTight: true },
        y: { name: 'Share of the times up to it', scale: 'linear', text: percentText, maximum: 1 },
        legend: lines.map(({ library }) => ({
          label: name(library),
          series: library,
          look: looks.get(library)!,
          tint: 0,
        })),
        notes: [],
      }),
    }),
  };
}

/** The times that are drawn with their shares, and among them those that have a name. */
function stepsOf({ drawnMs, medianMs, p90Ms, p99Ms }: LatencySummary): readonly Step[] {
  const last = drawnMs.length - 1;
  const steps = new Map<number, Step>(
    drawnMs.map((timeMs, place) => {
      // Of one time, all.
      const share = last === 0 ? 1 : place / last;
      return [share, { share, timeMs, name: place === last ? 'worst' : '' }];
    }),
  );
  const named = [
    [0.5, medianMs, 'median'],
    [0.9, p90Ms, '90th percentile'],
    [0.99, p99Ms, '99th percentile'],
  ] as const;
  for (const [share, timeMs, name] of named)
    if (!Number.isNaN(timeMs)) steps.set(share, { share, timeMs, name });
  return [...steps.values()].sort((a, b) => a.share - b.share);
}

function countsText(lines: readonly Line[]): string {
  if (lines.length === 0) return '';
  const counts = lines.map(({ summary }) => summary.times);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const count = least === most ? separatedText(most) : `${separatedText(least)} to ${separatedText(most)}`;
  return `Each line is of ${count} times.`;
}

function quantilesText({ medianMs, p90Ms, p99Ms, worstMs, times }: LatencySummary): string {
  const parts = [
    ['median', medianMs],
    ['90th percentile', p90Ms],
    ['99th percentile', p99Ms],
    ['worst', worstMs],
  ] as const;
  const known = parts.filter(([, value]) => !Number.isNaN(value));
  return `${known.map(([word, value]) => `${word} ${numberText(value)} ms`).join(', ')}, of ${separatedText(times)} times`;
}
