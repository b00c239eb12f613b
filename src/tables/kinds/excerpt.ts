import { z } from 'zod';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { TableName } from '../../analysis/rows.ts';
import { TABLE_COLUMNS } from '../../analysis/table-columns.ts';
import { count, libraryList, metric, modelList } from '../../claims/parameters.ts';
import { formatNumber } from '../../figures/measures/quantity.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

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
    return {
      columns: columns.map((column) => {
        const label = column.key.replaceAll('_', ' ').replace(/ (ms|mb)$/, '');
        const unit = column.unit === undefined || column.key === 'batch_size' ? '' : ` (${column.unit})`;
        return (column.type === 'string' ? textColumn : numberColumn)(label + unit);
      }),
      rows: shown.map((row) =>
        columns.map(({ key, type }) => {
          const value = row[key] ?? null;
          if (value === null) return null;
          if (key === 'model') return modelLabel(String(value), analysis.descriptor);
          if (key === 'library') return libraryLabel(String(value), analysis.descriptor);
          return type === 'number' ? formatNumber(Number(value), 'number', 4) : String(value);
        }),
      ),
      caption: `${title}: ${description.replace(/\.$/, '')}. ${String(shown.length)} of ${String(all.length)} rows.`,
      from: [fields.of],
      points: shown.map((row) => ({
        model: row.model === undefined ? undefined : String(row.model),
        library: row.library === undefined ? undefined : String(row.library),
        batchSize: typeof row.batch_size === 'number' ? row.batch_size : undefined,
      })),
    };
  },
});
