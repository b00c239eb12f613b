import type { APIRoute } from 'astro';
import { claimRow } from '../../../claims/claim-rows.ts';
import { href } from '../../../components/href.ts';
import { loadReport } from '../../../components/report.ts';

/** Only the dataset that the narrative is about has claims. */
export async function getStaticPaths() {
  const { report } = await loadReport();
  return [{ params: { dataset: report.metadata.dataset } }];
}

export const GET: APIRoute = async () => {
  const { claims } = await loadReport();
  return Response.json([...claims.values()].map((claim) => claimRow(claim, href)));
};
