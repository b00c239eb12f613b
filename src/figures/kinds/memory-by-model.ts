import type { Analysis } from '../../analysis/analysis.ts';
import { memoryAt } from '../../analysis/memory.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { memoryByPrecision } from '../../analysis/memory-by-precision.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, modelColumn, withNotes } from '../column-vocabulary.ts';
import { drawGroupedBars } from '../drawing/grouped-bars.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { scaleOf } from '../measures/auto-scale.ts';
import { betterText, scaleText } from '../measures/better-text.ts';
import { missingReason, pointsOf } from '../measures/missing.ts';
import { numberText } from '../measures/number-text.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText, modelsText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { pairBars, type PairValue } from './pair-bars.ts';

const fields = {
  metric: {},
  models: {},
  libraries: {},
  batchSize: { required: true },
  scale: {},
  axisMaximum: {},
} as const satisfies FieldUses;

/** Memory that the programs report at one batch size: a panel per model, a bar per library. */
export const memoryByModel = defineKind({
  label: 'Memory by model',
  group: 'Batch size and memory',
  fields,
  series: ['libraries'],
  chart,
  lacks(chosen, analysis) {
    const times = wantedTimes({ ...chosen, batchSizes: [chosen.batchSize] }, analysis);
    return unmeasured(
      {
        ...times,
        what: chosen.metric === 'training' ? 'reports of memory from training runs' : 'reports of memory',
        has: (point) => point.memoryBytes !== undefined && times.has(point),
      },
      analysis,
    );
  },
  standard: {
    section: 'memory',
    ofAll({ analysis }) {
      const reported = analysis.table('memory', 'inference').map((row) => row.batch_size);
      return reported.length === 0 || memoryByPrecision(analysis) !== undefined
        ? []
        : [{ id: 'memory', batchSize: Math.min(...reported) }];
    },
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, axisMaximum, batchSize } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const cells = models.flatMap((model) =>
    libraries.map((library) => {
      const row = memoryAt(analysis, model, library, batchSize, metric);
      const points = pointsOf(analysis, model, library, [batchSize]);
      return { model, library, row, points, note: row === undefined ? missingReason(points) : '' };
    }),
  );
  const values = cells.map(({ model, library, row, points, note }): PairValue => {
    if (row === undefined) return { model, library, value: null, valueText: note, missing: points };
    return { model, library, value: row.memory_mb, valueText: numberText(row.memory_mb) };
  });
  const scale = scaleOf(
    chosen.scale,
    axisMaximum,
    values.flatMap(({ value }) => value ?? []),
  );
  const { groups, notes } = pairBars(values, { by: 'model' }, analysis);
  const selection = `${modelsText(models, analysis)} with ${librariesText(chosen.libraries, libraries, analysis)}`;
  return {
    table: withNotes(
      {
        columns: [
          modelColumn(analysis),
          libraryColumn(analysis),
          column('batch_size'),
          column('memory_mb'),
          itemColumn(analysis, 'memory_per_image_mb'),
        ],
        rows: cells.map(({ model, library, row }): PlainCell[] => [
          model,
          library,
          batchSize,
          row?.memory_mb ?? null,
          row?.memory_per_image_mb ?? null,
        ]),
      },
      cells.map(({ note }) => note),
    ),
    title: `Memory at batch size ${batchSize} by model`,
    caption: `Memory for activations at batch size ${batchSize}, as each program reports it: ${selection}. Weights and workspace are not in it.${scaleText(scale)}`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups,
        axisLabel: `Memory at batch size ${batchSize}, MB (${betterText('less', scale)})`,
        tickText: String,
        scale,
        axisMaximum,
        notes,
      }),
    }),
  };

  function describe(): string {
    const parts = models.flatMap((model) => {
      const rows = cells.flatMap((cell) =>
        cell.model === model && cell.row !== undefined ? [cell.row] : [],
      );
      if (rows.length === 0) return [];
      const [least, most] = [Math.min, Math.max].map((extreme) =>
        extreme(...rows.map((row) => row.memory_mb)),
      ) as [number, number];
      const range =
        least === most ? `${numberText(most)} MB` : `${numberText(least)} to ${numberText(most)} MB`;
      return [`${modelLabel(model, analysis.descriptor)}: ${range}.`];
    });
    if (parts.length === 0) return `Nothing to draw. ${notes.join(' ')}`.trim();
    return [
      `${scale === 'log' ? 'Dot chart, logarithmic,' : 'Bar chart'} of memory for ${selection}.`,
      ...parts,
      ...notes,
    ].join(' ');
  }
}
