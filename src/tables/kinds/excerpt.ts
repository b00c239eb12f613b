import { z } from 'zod';
import type { Analysis } from '../../analysis/analysis.ts';
import type { TableName } from '../../analysis/rows.ts';
import { TABLE_COLUMNS, type TableColumn } from '../../analysis/table-columns.ts';
import { count, libraryList, metric, modelList } from '../../claims/parameters.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { libraryColumn, modelColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import type { Column } from '../../figures/table.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

export const excerpt = defineTable({
  kind: 'excerpt',
  description:
    'Rows of a published table, named in `of`, for some models and libraries; `rows` shows the first few.',
  fields: {
    of: z.enum(Object.keys(TABLE_COLUMNS) as [TableName, ...TableName[]]),
    models: modelList.optional(),
    libraries: libraryList.optional(),
    metric: metric.optional(),
    rows: count.optional(),
  },
  build: (fields, { analysis }) => {
    const { columns, title, description } = TABLE_COLUMNS[fields.of];
    const [models, libraries] = [selectModels(fields, analysis), selectLibraries(fields, analysis)];
    const all = analysis.table(fields.of, fields.metric ?? 'inference') as readonly unknown[];
    const selected = (all as readonly Record<string, string | number | null>[]).filter(
      (row) =>
        (row.model === undefined || models.includes(String(row.model))) &&
        (row.library === undefined || libraries.includes(String(row.library))),
    );
    const shown = selected.slice(0, fields.rows);
    /** Of these the first names the row, or both of two. */
    const words = columns.findIndex(({ type }) => type !== 'string');
    return {
      columns: columns.map((published, index) => ({
        ...columnOf(published, analysis),
        head: index < (words === 2 ? 2 : 1),
      })),
      rows: shown.map((row) => columns.map(({ key }) => row[key] ?? null)),
      caption: inItems(
        `${title}: ${description.replace(/\.$/, '')}. ${String(shown.length)} of ${String(all.length)} rows.`,
        analysis.descriptor,
      ),
      from: [fields.of],
      points: shown.map((row) => ({
        model: row.model === undefined ? undefined : String(row.model),
        library: row.library === undefined ? undefined : String(row.library),
        batchSize: typeof row.batch_size === 'number' ? row.batch_size : undefined,
      })),
    };
  },
});

function columnOf({ key, type, unit }: TableColumn, analysis: Analysis): Column {
  if (key === 'model') return modelColumn(analysis);
  if (key === 'library') return libraryColumn(analysis);
  const words = key
    .replaceAll('_', ' ')
    .replace(/ (ms|mb|mj|mw|mhz|c)$/, '')
    .replace('std', 'standard deviation');
  const label = inItems(
    unit === undefined || key === 'batch_size' ? words : `${words} (${unit})`,
    analysis.descriptor,
  );
  if (type === 'string') return textColumn(key, label);
  return numberColumn(key, label, type === 'integer' ? 'count' : { unit: 'number', digits: 4 });
}
