import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { csvOf } from '../../../analysis/csv.ts';
import { withFactorColumns } from '../../../analysis/factor-columns.ts';
import { datasetPaths } from '../../../site/static-paths.ts';

export const getStaticPaths = datasetPaths;

const COLUMNS = ['model', 'library', 'batch_size', 'repetition', 'status', 'failure'];

/** The dataset's runs that did not end well, picked out for people to read. */
export const GET: APIRoute<{ analysis: Analysis }> = ({ props: { analysis } }) => {
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
  return new Response(csvOf(withFactorColumns(COLUMNS, analysis), [rows]), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
