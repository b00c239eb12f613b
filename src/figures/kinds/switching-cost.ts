import { costAt, costCurveOf } from '../../analysis/adaptive/cost-curve.ts';
import type { CostCurve, CostStretch } from '../../analysis/adaptive/cost-curve.ts';
import { ONE_BATCH_METHODS } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, modelColumn, numberColumn, otherLibraryColumn } from '../column-vocabulary.ts';
import { drawCostPanels, type CostPanel } from '../drawing/cost-panels.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unsolved } from '../lacks/unsolved.ts';
import { METHOD_WORDS } from '../measures/method-words.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { percentTextToOne, timeText } from '../measures/number-text.ts';
import { selectLibrarySet, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';

/** The axis reaches this much further than where the best single library wins again. */
const BEYOND = 1.12;

/** Choices nearer to each other than this share of the axes are drawn as one. */
const APART = 0.03;

const fields = {
  metric: {},
  models: {},
  librarySet: { required: true },
  method: { words: ONE_BATCH_METHODS },
} as const satisfies FieldUses;

/** The saving against what a switch of library costs: a panel per model, with the cost at which nothing is left. */
export const switchingCost = defineKind({
  label: 'What switching costs',
  group: 'Best library for each layer',
  needsLayers: true,
  fields,
  series: ['librarySet'],
  chart,
  lacks: unsolved,
  standardOfSet: { ofAll: ({ set, suffix }) => [{ id: `switching-cost${suffix}`, librarySet: set.name }] },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, method } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibrarySet(chosen.librarySet, analysis);
  const curves = models.flatMap((model) => {
    const curve = costCurveOf(analysis, metric, libraries, model, method);
    return curve ? [{ model, curve }] : [];
  });
  const all = curves.map(({ model, curve }) =>
    curve.stretches.map((stretch) => beginning(model, curve, stretch)),
  );
  const most = Math.max(...all.flat().map(({ saving }) => saving));
  const stretches = all.flatMap((ofModel) => toldApart(ofModel, most));
  const missing = models.filter((model) => curves.every((each) => each.model !== model));
  const notes = missing.map((model) => `${modelLabel(model, analysis.descriptor)}: no ${method} solution.`);

  return {
    table: {
      columns: [
        modelColumn(analysis),
        numberColumn('from_cost_ms', 'from a cost of (ms per switch)', 'digits'),
        column('switches'),
        column('batch_size'),
        itemColumn(analysis, 'time_ms', 'time per image without the cost (ms)'),
        column('saving', 'saving at that cost'),
        otherLibraryColumn(analysis, 'baseline_library', 'compared with'),
        numberColumn('break_even_ms', 'saving gone at (ms per switch)', 'digits'),
      ],
      rows: stretches.map(
        ({ model, curve, fromCostMs, switches, batchSize, timeMs, saving }): PlainCell[] => [
          model,
          fromCostMs,
          switches,
          batchSize,
          timeMs,
          saving,
          curve.baselineLibrary,
          Number.isFinite(curve.breakEvenMs) ? curve.breakEvenMs : null,
        ],
      ),
    },
    title: `The saving against the cost of a switch, ${METRIC_WORDS[metric]}`,
    caption: `What is left of the saving when every change of library between consecutive layers costs something, out of ${librariesText(chosen.librarySet, libraries, analysis)}, ${METRIC_WORDS[metric]}, ${METHOD_WORDS[method]}. Each dot is where another choice becomes the best, and the number beside it says how often that one switches; choices too close to the one before to be told apart are left out.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawCostPanels(canvas, {
        panels: curves.map(({ model, curve }) => panel(model, curve)),
        costLabel: 'cost of a switch, ms per batch',
        savingLabel: 'Saving over the best single library',
        hue: 'm0',
        notes,
      }),
    }),
  };

  function panel(model: string, curve: CostCurve): CostPanel {
    const ends = stretches.flatMap((stretch, index) =>
      stretch.model === model ? [{ ...stretch, index }] : [],
    );
    const breakEven = Number.isFinite(curve.breakEvenMs) ? curve.breakEvenMs : undefined;
    return {
      label: modelLabel(model, analysis.descriptor),
      points: ends.map(({ index, fromCostMs, saving, switches }) => ({
        index,
        costMs: fromCostMs,
        saving,
        text: String(switches),
      })),
      maximumMs: longestCost(curve),
      ...(breakEven !== undefined && {
        breakEvenMs: breakEven,
        breakEvenText: `gone at ${timeText(breakEven)}`,
      }),
    };
  }

  function describe(): string {
    const parts = curves.map(({ model, curve }) => {
      const [free] = curve.stretches;
      const saving = percentTextToOne(1 - free!.timeMs / curve.baselineMs);
      const end = Number.isFinite(curve.breakEvenMs)
        ? `it is gone at ${timeText(curve.breakEvenMs)} per switch`
        : 'some of it is left at any cost';
      return `${modelLabel(model, analysis.descriptor)}: ${saving} over ${libraryLabel(curve.baselineLibrary, analysis.descriptor)} with ${String(free!.switches)} free switches; ${end}.`;
    });
    return [parts.length === 0 ? 'Nothing to draw.' : 'Line chart of savings.', ...parts, ...notes].join(' ');
  }
}

/** A stretch with the saving where it begins. */
function beginning(model: string, curve: CostCurve, stretch: CostStretch) {
  const saving = 1 - costAt(stretch, stretch.fromCostMs) / curve.baselineMs;
  return { model, curve, ...stretch, saving };
}

/** How far the axis of costs reaches, in ms. */
function longestCost({ breakEvenMs, stretches }: CostCurve): number {
  const end = Number.isFinite(breakEvenMs) ? breakEvenMs : (stretches.at(-1)?.fromCostMs ?? 0);
  return BEYOND * end || 1;
}

/**
 * Without the stretches that begin next to the one before: with many layers there are a hundred that no reader could
 * tell apart. The first and the last always stay.
 */
function toldApart<
  Point extends { readonly curve: CostCurve; readonly fromCostMs: number; readonly saving: number },
>(points: readonly Point[], mostSaving: number): readonly Point[] {
  const kept: Point[] = [];
  for (const [at, point] of points.entries()) {
    const before = kept.at(-1);
    const isApart =
      before === undefined ||
      Math.hypot(
        (point.fromCostMs - before.fromCostMs) / longestCost(point.curve),
        (point.saving - before.saving) / mostSaving,
      ) >= APART;
    if (isApart || at === points.length - 1) kept.push(point);
  }
  return kept;
}
