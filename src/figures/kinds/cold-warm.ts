import type { Analysis } from '../../analysis/analysis.ts';
import { type ColdAndWarm, coldAndWarm } from '../../analysis/conditions/cold-warm.ts';
import { told } from '../../analysis/conditions/told.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { METRICS } from '../../analysis/metric.ts';
import type { Chart } from '../chart.ts';
import { column, libraryColumn, modelColumn, numberColumn, withNotes } from '../column-vocabulary.ts';
import { drawGroupedBars } from '../drawing/grouped-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { missingReason, pointsOf } from '../measures/missing.ts';
import { numberText } from '../measures/number-text.ts';
import { halfWidth, timeInterval } from '../measures/spread.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText, meansText, modelsText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { pairBars, type PairValue } from './pair-bars.ts';

const fields = {
  metric: {},
  models: {},
  libraries: {},
  batchSize: { required: true },
  scale: { words: ['linear', 'log'] },
  axisMaximum: {},
  spread: {},
} as const satisfies FieldUses;

/** How many times as long the first timed iteration takes as the others: a panel per model, a bar per library. */
export const coldWarm = defineKind({
  label: 'Cold against warm',
  group: 'Latency, energy and conditions',
  fields,
  series: ['libraries'],
  chart,
  lacks: (chosen, analysis) =>
    unmeasured(
      {
        ...wantedTimes(chosen, analysis),
        batchSizes: eachSize([chosen.batchSize]),
        what: `first iterations for ${chosen.metric}`,
        has: (point) => coldAndWarm(point, chosen.metric) !== undefined,
      },
      analysis,
    ),
  standard: {
    section: 'latency',
    ofAll: ({ analysis }) =>
      METRICS.flatMap((metric) => {
        const sizes = analysis.table('cold-warm', metric).map((row) => row.batch_size);
        return sizes.length === 0 ? [] : [{ id: 'cold-warm', metric, batchSize: Math.min(...sizes) }];
      }).slice(0, 1),
  },
});

interface Entry {
  readonly model: string;
  readonly library: string;
  readonly times: ColdAndWarm | undefined;
  readonly warmUp: number | null;
  readonly note: string;
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, batchSize, scale, axisMaximum, spread } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const entries = models.flatMap((model) =>
    libraries.map((library): Entry => {
      const points = pointsOf(analysis, model, library, [batchSize]);
      const times = points[0] && coldAndWarm(points[0], metric);
      const passes = points.flatMap((point) => told(point, 'warmUpIterations'));
      return {
        model,
        library,
        times,
        warmUp: passes.length === 0 ? null : Math.min(...passes),
        note: times === undefined ? missingReason(points) : '',
      };
    }),
  );
  const measured = entries.flatMap(({ times }) => times ?? []);
  const values = entries.map(({ model, library, times, note }): PairValue => {
    if (times === undefined)
      return {
        model,
        library,
        value: null,
        valueText: note,
        missing: pointsOf(analysis, model, library, [batchSize]),
      };
    const { mean, std, repetitions } = times.ratio;
    return {
      model,
      library,
      value: mean,
      valueText: `${numberText(mean)}×`,
      ...timeInterval(mean, std, repetitions, spread),
    };
  });
  const { groups, notes } = pairBars(values, { by: 'model' }, analysis);
  const passes = entries.flatMap(({ warmUp }) => warmUp ?? []);
  const means =
    measured.length === 0
      ? ''
      : ` ${meansText(
          measured.map(({ ratio }) => ratio.repetitions),
          spread,
        )}`;

  return {
    table: withNotes(
      {
        columns: [
          modelColumn(analysis),
          libraryColumn(analysis),
          column('batch_size'),
          column('repetitions'),
          numberColumn('warm_up_iterations', 'passes before', 'count'),
          numberColumn('first_ms', 'first (ms per batch)', 'ms'),
          numberColumn('later_ms', 'others (ms per batch)', 'ms'),
          numberColumn('ratio', 'first ÷ others', 'digits'),
          numberColumn('ratio_std', 'its standard deviation', 'digits'),
          ...(spread === 'ci95' ? [numberColumn('ratio_ci95', 'its 95% interval, ±', 'digits')] : []),
        ],
        rows: entries.map(({ model, library, times, warmUp }): PlainCell[] => [
          model,
          library,
          batchSize,
          times?.ratio.repetitions ?? null,
          warmUp,
          times?.firstMs ?? null,
          times?.laterMs ?? null,
          times?.ratio.mean ?? null,
          times?.ratio.std ?? null,
          ...(spread === 'ci95'
            ? [times === undefined ? null : halfWidth(times.ratio.std, times.ratio.repetitions, spread)]
            : []),
        ]),
      },
      entries.map(({ note }) => note),
    ),
    title: `First timed iteration against the others at batch size ${batchSize}`,
    caption: `How many times as long the first timed iteration takes as the mean of the others of its run, at batch size ${batchSize}, ${METRIC_WORDS[metric]}: ${modelsText(models, analysis)} with ${librariesText(chosen.libraries, libraries, analysis)}. ${warmUpText(passes)}${means}`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups,
        axisLabel: 'First ÷ others (1 is no difference)',
        tickText: String,
        scale,
        axisMaximum,
        reference: 1,
        notes,
      }),
    }),
  };

  function describe(): string {
    const known = entries.flatMap(({ model, library, times }) =>
      times === undefined ? [] : [{ model, library, ratio: times.ratio.mean }],
    );
    if (known.length === 0) return `Nothing to draw. ${notes.join(' ')}`.trim();
    const sorted = known.toSorted((a, b) => a.ratio - b.ratio);
    const text = ({ model, library, ratio }: (typeof known)[number]) =>
      `${numberText(ratio)} (${modelLabel(model, analysis.descriptor)} with ${libraryLabel(library, analysis.descriptor)})`;
    const range =
      sorted.length === 1
        ? `is ${text(sorted[0]!)}`
        : `goes from ${text(sorted[0]!)} to ${text(sorted.at(-1)!)}`;
    return [`Bar chart. The ratio ${range}.`, ...notes].join(' ');
  }
}

/** How cold the first pass was. */
function warmUpText(passes: readonly number[]): string {
  if (passes.length === 0) return 'How many untimed passes came before it is not known.';
  const [least, most] = [Math.min(...passes), Math.max(...passes)];
  if (most === 0) return 'No untimed pass came before it.';
  const count = least === most ? String(most) : `${least} to ${most}`;
  return `${count} untimed ${most === 1 ? 'pass' : 'passes'} came before it.`;
}
