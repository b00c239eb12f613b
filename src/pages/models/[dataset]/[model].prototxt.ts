import type { APIRoute } from 'astro';
import { loadAnalyses } from '../../../site/load-datasets.ts';
import { exampleModelFile } from '../../../analysis/adaptive/example-model-file.ts';

interface Props extends Record<string, unknown> {
  text: string;
}

/** A ready model file for every model whose network is known and whose engines were timed. */
export async function getStaticPaths() {
  const paths = [];
  for (const [dataset, analysis] of await loadAnalyses()) {
    for (const model of analysis.models) {
      const example = exampleModelFile(analysis, model);
      if (example) paths.push({ params: { dataset, model }, props: { text: example.text } });
    }
  }
  return paths;
}

export const GET: APIRoute<Props> = ({ props: { text } }) =>
  new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
