import type { Analysis } from '../../../analysis/analysis.ts';
import { csvText } from '../../../analysis/csv.ts';
import { recordedPaths } from '../../../site/static-paths.ts';
import { filesOf } from '../../../tables/full/measuring-tables.ts';
import { CSV, siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = recordedPaths;

const COLUMNS = ['kind', 'tag', 'role', 'path', 'sha256', 'bytes', 'missing'];

/** Every file that the measurements depend on, shared libraries among them. */
export const GET = siteFile<{ analysis: Analysis }>(CSV, ({ props: { analysis } }) => {
  const { measuring } = analysis.descriptor;
  const rows = (measuring === undefined ? [] : filesOf(measuring)).map((file) => [
    ...[file.kind, file.tag, file.role, file.path],
    ...[file.sha256 ?? null, file.bytes ?? null, file.missing ?? null],
  ]);
  return csvText(COLUMNS, rows);
});
