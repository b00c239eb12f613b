import { tableCsv } from '../../../../analysis/published-table.ts';
import { tablePaths, type TableProps } from '../../../../site/static-paths.ts';
import { CSV, siteFile } from '../../../../site/site-file.ts';

export const getStaticPaths = tablePaths;

export const GET = siteFile<TableProps>(CSV, ({ props: { analysis, metric, table } }) =>
  tableCsv(table, metric, analysis));
