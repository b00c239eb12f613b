import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { csvText } from '../../../analysis/csv.ts';
import { datasetPaths } from '../../../site/static-paths.ts';

export const getStaticPaths = datasetPaths;

/** The dataset's runs that did not end well, picked out for people to read. */
export const GET: APIRoute<{ analysis: Analysis }> = ({ props: { analysis } }) => {
  const rows = analysis.summaries.points.flatMap(({ model, library, batchSize, unsuccessful }) =>
    unsuccessful.map(({ repetition, status, failure }) => [
      model,
      library,
      batchSize,
      repetition,
      status,
      failure,
    ]),
  );
  return new Response(csvText(['model', 'library', 'batch_size', 'repetition', 'status', 'failure'], rows), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
