import { claimRow } from '../../../claims/claim-rows.ts';
import { loadReport } from '../../../site/load-report.ts';
import { placeHref } from '../../../site/place-href.ts';
import { siteFile } from '../../../site/site-file.ts';

/** Only the dataset that the narrative is about has claims. */
export async function getStaticPaths() {
  const { report } = await loadReport();
  return [{ params: { dataset: report.metadata.dataset } }];
}

export const GET = siteFile('application/json', async ({ url }) => {
  const { report, claims } = await loadReport();
  const link = (anchor: string) => placeHref(anchor, report, url);
  return JSON.stringify([...claims.values()].map((claim) => claimRow(claim, link)));
});
