import { bestBySumOfLayers, bestByWholePass } from '../../analysis/adaptive/baseline.ts';
import { MIXED_METHODS, type AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { AdaptiveProblem, AdaptiveSolution, Baseline } from '../../analysis/adaptive/solution.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn } from '../column-vocabulary.ts';
import { drawStackedBars, type Segment, type StackedBar } from '../drawing/stacked-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unsolved } from '../lacks/unsolved.ts';
import { libraryLooks } from '../looks.ts';
import { numberText, percentTextToOne } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibrarySet } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { libraryNames } from '../words.ts';
import { describeAdaptive } from './adaptive-words.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

/** What a row of the table calls the solution that mixes libraries. */
const ADAPTIVE = 'best of each layer';

/** Where one bar is this many times longer than the next, the axis ends sooner and the bar is drawn cut. */
const FAR_LONGER = 3;

const fields = {
  metric: {},
  model: { required: true },
  librarySet: { required: true },
  method: {},
  axisMaximum: {},
} as const satisfies FieldUses;

/** The adaptive solution, by the libraries that it uses, beside each library alone, sorted by time. */
export const adaptiveBreakdown = defineKind({
  label: 'The adaptive solution',
  panelsBeside: true,
  group: 'Best library for each layer',
  needsLayers: true,
  fields,
  series: ['librarySet'],
  chart,
  lacks: unsolved,
  standardOfSet: {
    ofModel: (model, { set, suffix }) => [
      { id: `adaptive-${safeId(model)}${suffix}`, model, librarySet: set.name, method: 'same-batch' },
    ],
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, method } = chosen;
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibrarySet(chosen.librarySet, analysis);
  const solver = analysis.solver(metric);
  const solution = solver.solve(libraries, model, method);
  const problem = solver.problem(libraries, model, method === 'switchable' ? 'switchable' : 'same-batch');
  const singles = solution && problem ? singleLibraries(problem, solution, method) : [];
  const columns = [
    { key: 'solution', label: 'solution', head: true, names: libraryNames(analysis) },
    libraryColumn(analysis),
    { ...column('batch_size'), absent: 'mixed' },
    column('layers'),
    itemColumn(analysis, 'time_ms'),
  ];
  const rows: PlainCell[][] = [];
  const looks = libraryLooks(analysis);
  const segment = (row: PlainCell[], library: string, timeMs: number, text: string): Segment => ({
    index: rows.push(row) - 1,
    series: library,
    look: looks.get(library)!,
    value: timeMs,
    texts: [text, numberText(timeMs)],
  });

  // Rows of the table stand in the order of the bars.
  const bars = [
    ...(solution === undefined ? [] : [{ timeMs: solution.timeMs, bar: () => adaptiveBar(solution) }]),
    ...singles.map((single) => ({ timeMs: single.timeMs, bar: () => singleBar(single) })),
  ]
    .sort((a, b) => a.timeMs - b.timeMs)
    .map(({ bar }) => bar());
  const words = describeAdaptive(chosen, { libraries, solution, singles }, analysis);
  return {
    table: { columns, rows },
    ...words,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawStackedBars(canvas, {
        bars,
        axisLabel: inItems('Time per image, ms (shorter is better)', analysis.descriptor),
        axisMaximum: chosen.axisMaximum ?? maximumBeforeOutlier(bars.map(total)),
        notes: words.notes,
      }),
    }),
  };

  function adaptiveBar({ layers, timeMs, batchSize, saving, baselineLibrary }: AdaptiveSolution): StackedBar {
    const used = [...Map.groupBy(layers, ({ library }) => library)]
      .map(([library, chosen]) => ({
        library,
        layers: chosen.length,
        timeMs: chosen.reduce((sum, layer) => sum + layer.timeMs, 0),
      }))
      .sort((a, b) => b.timeMs - a.timeMs);
    const than = `than ${libraryLabel(baselineLibrary, analysis.descriptor)}`;
    return {
      label: 'Best of each layer',
      emphasised: true,
      segments: used.map((each) => {
        const name = libraryLabel(each.library, analysis.descriptor);
        const row = [ADAPTIVE, each.library, batchSize, each.layers, each.timeMs];
        return segment(row, each.library, each.timeMs, `${name} ${numberText(each.timeMs)}`);
      }),
      totalTexts: [
        `${numberText(timeMs)}, ${savingText(saving)} ${than}`,
        `${numberText(timeMs)}, ${savingText(saving)}`,
        numberText(timeMs),
      ],
    };
  }

  function singleBar({ library, batchSize, timeMs }: Baseline): StackedBar {
    const row = [library, library, batchSize, problem!.layers.length, timeMs];
    return {
      label: libraryLabel(library, analysis.descriptor),
      emphasised: false,
      segments: [{ ...segment(row, library, timeMs, ''), texts: [] }],
      totalTexts: [numberText(timeMs)],
    };
  }
}

function savingText(saving: number): string {
  return `${percentTextToOne(Math.abs(saving))} ${saving < 0 ? 'more' : 'less'}`;
}

/** Each library of the set alone, and the one that the solution is compared with, as its method times them. */
function singleLibraries(
  { candidates, baselines }: AdaptiveProblem,
  { baselineLibrary }: AdaptiveSolution,
  method: AdaptiveMethod,
): Baseline[] {
  const alone = MIXED_METHODS.has(method) ? bestByWholePass : bestBySumOfLayers;
  const compared = [...candidates, ...baselines].filter(
    ({ library }, index, all) => all.findIndex((each) => each.library === library) === index,
  );
  return compared
    .filter(
      ({ library }) => library === baselineLibrary || candidates.some((each) => each.library === library),
    )
    .flatMap((library) => alone([library]) ?? []);
}

function total({ segments }: StackedBar): number {
  return segments.reduce((sum, { value }) => sum + value, 0);
}

/**
 * Where bars are far longer than those before them, the axis ends after these, so that the shorter ones, which compete, can be told
 * apart: at the first such step by which at least half of the bars are drawn whole.
 */
function maximumBeforeOutlier(totals: readonly number[]): number | undefined {
  const ascending = [...totals].sort((a, b) => a - b);
  const last = ascending.findIndex(
    (total, at) => 2 * (at + 1) >= ascending.length && ascending[at + 1]! > FAR_LONGER * total,
  );
  return last < 0 ? undefined : ascending[last]! * 1.25;
}
