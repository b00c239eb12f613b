import type { APIRoute } from 'astro';
import { absoluteUrl } from '../site/href.ts';
import { llmsText } from '../site/llms-text.ts';
import { loadAnalyses } from '../site/load-datasets.ts';
import { loadReport } from '../site/load-report.ts';

export const GET: APIRoute = async ({ site }) => {
  const { report } = await loadReport();
  const text = llmsText(report, (await loadAnalyses()).values(), (path) => absoluteUrl(path, site));
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
