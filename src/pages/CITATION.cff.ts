import type { APIRoute } from 'astro';
import { citationFile } from '../markdown/citation-file.ts';
import { loadReport } from '../site/load-report.ts';

/** How the report is cited, for programs that keep references. */
export const GET: APIRoute = async () => {
  const { report, analysis } = await loadReport();
  return new Response(citationFile(report.metadata, analysis.descriptor), {
    headers: { 'content-type': 'application/yaml; charset=utf-8' },
  });
};
