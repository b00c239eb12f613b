import type { APIRoute } from 'astro';
import { claimRow } from '../../../claims/claim-rows.ts';
import { href } from '../../../site/href.ts';
import { loadReport } from '../../../site/load-report.ts';

/** Only the dataset that the narrative is about has claims. */
export async function getStaticPaths() {
  const { report } = await loadReport();
  return [{ params: { dataset: report.metadata.dataset } }];
}

export const GET: APIRoute = async () => {
  const { claims } = await loadReport();
  return Response.json([...claims.values()].map((claim) => claimRow(claim, href)));
};
