import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { csvText } from '../../../analysis/csv.ts';
import { loadAnalyses } from '../../../components/datasets.ts';
import { dataDirectory } from '../../../components/settings.ts';

const TYPES: Record<string, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.parquet': 'application/vnd.apache.parquet',
};

interface Props extends Record<string, unknown> {
  analysis: Analysis;
}

/** The dataset's own files, byte by byte as they are on disk, and its failed runs picked out for people to read. */
export async function getStaticPaths() {
  const paths = [];
  for (const [dataset, analysis] of await loadAnalyses()) {
    const files = (await readdir(join(dataDirectory, dataset))).filter((file) => extension(file) in TYPES);
    for (const file of [...files, 'failures.csv']) paths.push({ params: { dataset, file }, props: { analysis } });
  }
  return paths;
}

export const GET: APIRoute<Props> = async ({ params, props: { analysis } }) => {
  const { dataset, file } = params as { dataset: string; file: string };
  const body = file === 'failures.csv' ? failures(analysis) : await readFile(join(dataDirectory, dataset, file));
  return new Response(body as BodyInit, { headers: { 'content-type': TYPES[extension(file)]! } });
};

function extension(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}

function failures(analysis: Analysis): string {
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
  return csvText(['model', 'library', 'batch_size', 'repetition', 'status', 'failure'], rows);
}
