import type { Analysis } from '../../analysis/analysis.ts';
import { compareTimes } from '../../analysis/compare-times.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { libraryGroups } from '../../analysis/library-groups.ts';
import type { BestTimeRow } from '../../analysis/rows.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import type { Chart } from '../chart.ts';
import {
  column,
  libraryColumn,
  modelColumn,
  numberColumn,
  otherLibraryColumn,
  withNotes,
} from '../column-vocabulary.ts';
import { drawGroupedBars } from '../drawing/grouped-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { both, type Lack } from '../lacks/lack.ts';
import { unmeasuredTimes } from '../lacks/unmeasured.ts';
import { scaleOf } from '../measures/auto-scale.ts';
import { betterText, scaleText } from '../measures/better-text.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { numberText } from '../measures/number-text.ts';
import { requireLibrary, selectLibraries, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText, modelsText } from '../words.ts';
import { selectBestTimes } from './best-times.ts';
import { defineKind } from './define-kind.ts';
import { pairBars, type PairValue } from './pair-bars.ts';
import { inItems } from '../../dataset/item-words.ts';

interface Speedup {
  readonly model: string;
  readonly library: string;
  readonly speedup: number | null;
  /** Half the width of its 95% interval; the baseline over itself has none. */
  readonly margin: number | null;
  readonly repetitions: number | null;
  readonly baselineRepetitions: number | null;
  readonly note: string;
  /** Why there is none. */
  readonly missing?: readonly PointSummary[] | string;
}

const fields = {
  metric: {},
  baseline: { required: true },
  models: {},
  libraries: {},
  batchSizes: { label: 'Best of batch sizes' },
  scale: {},
  axisMaximum: {},
} as const satisfies FieldUses;

/** Best time of the baseline ÷ best time of each library: a panel per model, a bar per library, a line at 1. */
export const speedupByModel = defineKind({
  label: 'Speedup over a baseline',
  group: 'Speed',
  fields,
  series: ['libraries'],
  chart,
  lacks,
  standard: {
    section: 'by-model',
    ofAll({ analysis, best }) {
      const baseline = baselineOf(analysis, best);
      return baseline === undefined ? [] : [{ id: 'speedup', baseline }];
    },
  },
});

function lacks(chosen: ChosenFields<typeof fields>, analysis: Analysis): Lack {
  const { baseline } = chosen;
  const ofBaseline = unmeasuredTimes({ ...chosen, library: baseline }, analysis);
  const label = libraryLabel(baseline, analysis.descriptor);
  const why = `There is no speedup where ${label}, the baseline, was not measured.`;
  const lack = ofBaseline.reasons.length === 0 ? [] : [why, ...ofBaseline.reasons];
  return ofBaseline.drawable
    ? both({ drawable: true, reasons: lack }, unmeasuredTimes(chosen, analysis))
    : { drawable: false, reasons: lack };
}

/** A CPU library where one was timed, of those that have the most models; undefined with nothing to compare it with. */
function baselineOf(analysis: Analysis, best: readonly BestTimeRow[]): string | undefined {
  const models = new Map(
    [...Map.groupBy(best, ({ library }) => library)].map(([library, rows]) => [library, rows.length]),
  );
  if (models.size < 2) return undefined;
  const most = Math.max(...models.values());
  const preferred = [...(libraryGroups(analysis).get('cpu') ?? []), ...analysis.libraries];
  return preferred.find((library) => models.get(library) === most);
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, axisMaximum } = chosen;
  const baseline = requireLibrary(chosen.baseline, analysis);
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const baselineLabel = libraryLabel(baseline, analysis.descriptor);
  const speedups = selectSpeedups();
  const values = speedups.map(({ model, library, speedup, note, missing }): PairValue => ({
    model,
    library,
    value: speedup,
    valueText: speedup === null ? note : timesText(speedup),
    missing,
  }));
  const scale = scaleOf(
    chosen.scale,
    axisMaximum,
    values.flatMap(({ value }) => value ?? []),
  );
  const isBetter = (value: number, other: number) => value > other;
  const { groups, notes } = pairBars(values, { by: 'model', isBetter }, analysis);

  return {
    table: withNotes(
      {
        columns: [
          modelColumn(analysis),
          otherLibraryColumn(analysis, 'baseline'),
          libraryColumn(analysis),
          column('speedup'),
          { ...numberColumn('speedup_ci95', '95% interval, ± (×)', 'digits'), absent: '–' },
          column('repetitions'),
          numberColumn('baseline_repetitions', 'repetitions of the baseline', 'digits'),
        ],
        rows: speedups.map((each): PlainCell[] => [
          each.model,
          baseline,
          each.library,
          each.speedup,
          each.margin,
          each.repetitions,
          each.baselineRepetitions,
        ]),
      },
      speedups.map(({ note }) => note),
    ),
    title: `Speedup over ${baselineLabel} by model, ${METRIC_WORDS[metric]}`,
    caption:
      `Speedup over ${baselineLabel}, ${METRIC_WORDS[metric]}: ${modelsText(models, analysis)} with ` +
      `${librariesText(chosen.libraries, libraries, analysis)}. Best ${inItems('time per image', analysis.descriptor)} of the baseline ÷ best time of the library; the dashed line is the baseline.${scaleText(scale)}`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups,
        axisLabel: `Speedup over ${baselineLabel} (${betterText('more', scale)})`,
        tickText: (value) => `${value}×`,
        scale,
        axisMaximum,
        reference: 1,
        notes,
      }),
    }),
  };

  function selectSpeedups(): Speedup[] {
    const wanted = [...new Set([baseline, ...libraries])];
    const times = selectBestTimes(analysis, metric, models, wanted, chosen.batchSizes);
    return models.flatMap((model) => {
      const ofModel = times.filter((time) => time.model === model);
      const base = ofModel.find((time) => time.library === baseline)!;
      return libraries.map((library): Speedup => {
        const time = ofModel.find((each) => each.library === library)!;
        const shared = {
          model,
          library,
          repetitions: time.measured ? time.repetitions : null,
          baselineRepetitions: base.measured ? base.repetitions : null,
        };
        if (!time.measured) {
          return { ...shared, speedup: null, margin: null, note: time.note, missing: time.points };
        }
        if (!base.measured) {
          const note = `baseline ${base.note}`;
          return { ...shared, speedup: null, margin: null, note, missing: note };
        }
        const { value, margin } = compareTimes(time.time, base.time).speedup;
        return {
          ...shared,
          speedup: value,
          margin: library === baseline ? null : margin,
          note: time.note,
        };
      });
    });
  }

  function describe(): string {
    const parts = models.flatMap((model) => {
      const measured = speedups
        .filter((each) => each.model === model && each.speedup !== null && each.library !== baseline)
        .sort((a, b) => b.speedup! - a.speedup!);
      const [first, last] = [measured[0], measured.at(-1)];
      if (first === undefined || last === undefined) return [];
      const name = (each: Speedup) =>
        `${libraryLabel(each.library, analysis.descriptor)} ${timesText(each.speedup!)}`;
      const range = first === last ? name(first) : `from ${name(last)} to ${name(first)}`;
      return [`${modelLabel(model, analysis.descriptor)}: ${range}.`];
    });
    if (parts.length === 0) return `Nothing to draw. ${notes.join(' ')}`.trim();
    return [
      `${scale === 'log' ? 'Dot chart, logarithmic,' : 'Bar chart'} of speedups over ${baselineLabel}.`,
      ...parts,
      ...notes,
    ].join(' ');
  }
}

function timesText(speedup: number): string {
  return `${numberText(speedup)}×`;
}
