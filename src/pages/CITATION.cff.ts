import { citationFile } from '../markdown/citation-file.ts';
import { loadReport } from '../site/load-report.ts';
import { siteFile } from '../site/site-file.ts';

/** How the report is cited, for programs that keep references. */
export const GET = siteFile('application/yaml; charset=utf-8', async () => {
  const { report, analysis } = await loadReport();
  return citationFile(report.metadata, analysis.descriptor);
});
