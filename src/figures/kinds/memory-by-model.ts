import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { drawGroupedBars, type Bar } from '../drawing/grouped-bars.ts';
import type { Cell } from '../figure.ts';
import { groupBars } from './group-bars.ts';
import { libraryLooks } from '../looks.ts';
import { missingReason, pointsOf } from '../measures/missing.ts';
import { numberText } from '../measures/number-text.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { MemoryByModelSpec } from '../spec.ts';
import { libraryColumn, modelColumn, numberColumn, withNotes } from '../table-columns.ts';
import { unmeasuredLibraries } from '../unmeasured-libraries.ts';
import { librariesText, modelsText } from '../words.ts';

/** Memory that the programs report at one batch size: a panel per model, a bar per library. */
export function memoryByModel(spec: MemoryByModelSpec, analysis: Analysis): Chart {
  const { metric = 'inference', scale = 'linear', axisMaximum, batchSize } = spec;
  const models = selectModels(spec.models, analysis);
  const libraries = selectLibraries(spec.libraries, analysis);
  const table = analysis.table('memory', metric).filter((row) => row.batch_size === batchSize);
  const cells = models.flatMap((model) =>
    libraries.map((library) => {
      const row = table.find((each) => each.model === model && each.library === library);
      const points = pointsOf(analysis, model, library, [batchSize]);
      return { model, library, row, points, note: row === undefined ? missingReason(points) : '' };
    }),
  );
  const looks = libraryLooks(analysis);
  const unmeasured = unmeasuredLibraries(
    cells.map(({ library, row, points }) => ({ library, missing: row === undefined ? points : undefined })),
    analysis,
  );
  const shown = cells.flatMap(({ model, library, row, note }, index) => {
    if (unmeasured.libraries.has(library)) return [];
    const bar: Bar = {
      index,
      series: library,
      label: libraryLabel(library, analysis.descriptor),
      look: looks.get(library)!,
      value: row?.memory_mb ?? null,
      valueText: row === undefined ? note : numberText(row.memory_mb),
    };
    return [{ model, library, bar }];
  });
  const selection = `${modelsText(models, analysis)} with ${librariesText(spec.libraries, libraries, analysis)}`;
  return {
    table: withNotes(
      {
        columns: [
          modelColumn(analysis),
          libraryColumn(analysis),
          numberColumn('batch_size', 'batch size'),
          numberColumn('memory_mb', 'memory (MB)'),
          numberColumn('memory_per_image_mb', 'memory per image (MB)'),
        ],
        rows: cells.map(({ model, library, row }): Cell[] => [
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
    caption:
      spec.caption ??
      `Memory for activations at batch size ${batchSize}, as each program reports it: ${selection}. Weights and workspace are not in it.`,
    alt: describe(),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups: groupBars(shown, 'model', analysis),
        axisLabel: `Memory at batch size ${batchSize}, MB (shorter is better)`,
        tickText: String,
        scale,
        axisMaximum,
        notes: unmeasured.notes,
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
    if (parts.length === 0) return `Nothing to draw. ${unmeasured.notes.join(' ')}`.trim();
    return [`Bar chart of memory for ${selection}.`, ...parts, ...unmeasured.notes].join(' ');
  }
}
