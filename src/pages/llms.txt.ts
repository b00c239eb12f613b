import { absoluteUrl } from '../site/href.ts';
import { llmsText } from '../site/llms-text.ts';
import { loadAnalyses } from '../site/load-datasets.ts';
import { loadReport } from '../site/load-report.ts';
import { PLAIN_TEXT, siteFile } from '../site/site-file.ts';

export const GET = siteFile(PLAIN_TEXT, async ({ site }) => {
  const { report } = await loadReport();
  return llmsText(report, (await loadAnalyses()).values(), (path) => absoluteUrl(path, site));
});
