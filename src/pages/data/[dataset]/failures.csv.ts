import type { Analysis } from '../../../analysis/analysis.ts';
import { csvOf } from '../../../analysis/csv.ts';
import { withFactorColumns } from '../../../analysis/factor-columns.ts';
import { datasetPaths } from '../../../site/static-paths.ts';
import { CSV, siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = datasetPaths;

const COLUMNS = ['model', 'library', 'batch_size', 'repetition', 'status', 'failure'];

/** The dataset's runs that did not end well, picked out for people to read. */
export const GET = siteFile<{ analysis: Analysis }>(CSV, ({ props: { analysis } }) => {
  const rows = analysis.summaries.points.flatMap(({ model, library, batchSize, unsuccessful }) =>
    unsuccessful.map(({ repetition, status, failure }) => ({
      model,
      library,
      batch_size: batchSize,
      repetition,
      status,
      failure,
    })),
  );
  return csvOf(withFactorColumns(COLUMNS, analysis), [rows]);
});
