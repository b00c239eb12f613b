import { format } from 'd3-format';
import { ONE_BATCH_METHODS } from '../../analysis/adaptive/methods.ts';
import { savingByType as savingsOf } from '../../analysis/adaptive/saving-by-type.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { column, headColumn, itemColumn, modelColumn, numberColumn } from '../column-vocabulary.ts';
import { drawSignedBars, type SignedPanel } from '../drawing/signed-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unsolved } from '../lacks/unsolved.ts';
import { METHOD_WORDS } from '../measures/method-words.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { numberText, percentTextToOne, timeText } from '../measures/number-text.ts';
import { selectLibrarySet, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

const fields = {
  metric: {},
  models: {},
  librarySet: { required: true },
  method: { words: ONE_BATCH_METHODS },
} as const satisfies FieldUses;

/** Where the saving comes from: a panel per model, a bar per type of layer. */
export const savingByType = defineKind({
  label: 'Where the saving comes from',
  group: 'Best library for each layer',
  needsLayers: true,
  fields,
  series: ['librarySet'],
  chart,
  lacks: unsolved,
  standardOfSet: {
    // Without a network's definition all its layers would be of one type that is no name.
    ofAll: ({ analysis, set, suffix }) =>
      analysis.networks.length === 0 ? [] : [{ id: `saving-by-type${suffix}`, librarySet: set.name }],
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, method } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibrarySet(chosen.librarySet, analysis);
  const solver = analysis.solver(metric);
  const solved = models.flatMap((model) => {
    const solution = solver.solve(libraries, model, method);
    const problem = solver.problem(libraries, model, method);
    return solution && problem ? [{ model, solution, types: savingsOf(solution, problem, analysis) }] : [];
  });
  const rows = solved.flatMap(({ model, types }) => types.map((type) => ({ model, ...type })));
  const set = librariesText(chosen.librarySet, libraries, analysis);
  const missing = models.filter((model) => solved.every((each) => each.model !== model));
  const notes = missing.map((model) => `${modelLabel(model, analysis.descriptor)}: no ${method} solution.`);
  const panels = solved.map(({ model, solution }): SignedPanel => {
    const label = modelLabel(model, analysis.descriptor);
    return {
      label: `${label}, ${percentTextToOne(solution.saving)} in all`,
      bars: rows.flatMap((row, index) =>
        row.model === model
          ? [
              {
                index,
                label: row.type,
                value: row.savedMs,
                valueText: numberText(row.savedMs),
                hollow: false,
              },
            ]
          : [],
      ),
    };
  });

  return {
    table: {
      columns: [
        modelColumn(analysis),
        headColumn('type', 'type of layer'),
        column('layers'),
        itemColumn(analysis, 'baseline_ms', 'best single library, time per image (ms)'),
        itemColumn(analysis, 'time_ms', 'best of each layer, time per image (ms)'),
        numberColumn('saved_ms', inItems('saved per image (ms)', analysis.descriptor), 'digits'),
      ],
      rows: rows.map(({ model, type, layers, baselineMs, timeMs, savedMs }): PlainCell[] => [
        model,
        type,
        layers,
        baselineMs,
        timeMs,
        savedMs,
      ]),
    },
    title: `Where the saving comes from, ${METRIC_WORDS[metric]}`,
    caption: `Time saved by type of layer when each layer has its best library out of ${set}, ${METRIC_WORDS[metric]}, ${METHOD_WORDS[method]}.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawSignedBars(canvas, {
        panels,
        axisLabel: inItems('Saved per image, ms (longer is better)', analysis.descriptor),
        tickText: format(','),
        hue: 'm2',
        notes,
      }),
    }),
  };

  function describe(): string {
    const parts = solved.map(({ model, solution, types }) => {
      const most = types
        .filter(({ savedMs }) => savedMs !== 0)
        .slice(0, 3)
        .map(({ type, savedMs }) => `${type} ${timeText(savedMs)}`);
      const than = libraryLabel(solution.baselineLibrary, analysis.descriptor);
      return `${modelLabel(model, analysis.descriptor)} against ${than}: ${most.join(', ') || 'nothing'}.`;
    });
    return [parts.length === 0 ? 'Nothing to draw.' : 'Bar chart of time saved.', ...parts, ...notes].join(
      ' ',
    );
  }
}
