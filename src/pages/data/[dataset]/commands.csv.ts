import type { Analysis } from '../../../analysis/analysis.ts';
import { csvOf } from '../../../analysis/csv.ts';
import { withFactorColumns } from '../../../analysis/factor-columns.ts';
import { commandsOf, commandText } from '../../../analysis/run-commands.ts';
import { recordedPaths } from '../../../site/static-paths.ts';
import { CSV, siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = recordedPaths;

const COLUMNS = ['model', 'library', 'batch_size', 'runs', 'command'];

/** How the runs of each point were started: the same command for each of its repetitions. */
export const GET = siteFile<{ analysis: Analysis }>(CSV, ({ props: { analysis } }) => {
  const rows = analysis.summaries.points.flatMap((point) =>
    commandsOf(analysis, [point]).map((command) => ({
      model: point.model,
      library: point.library,
      batch_size: point.batchSize,
      runs: point.repetitions.length + point.unsuccessful.length,
      command: commandText(command),
    })),
  );
  return csvOf(withFactorColumns(COLUMNS, analysis), [rows]);
});
