import { tableJson } from '../../../../analysis/published-table.ts';
import { tablePaths, type TableProps } from '../../../../site/static-paths.ts';
import { siteFile } from '../../../../site/site-file.ts';

export const getStaticPaths = tablePaths;

export const GET = siteFile<TableProps>('application/json', ({ props: { analysis, metric, table } }) =>
  tableJson(table, metric, analysis));
