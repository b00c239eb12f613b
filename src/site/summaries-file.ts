import { createHash } from 'node:crypto';
import type { Analysis } from '../analysis/analysis.ts';
import { packSummaries } from '../analysis/pack-summaries.ts';
import { href } from './href.ts';

const texts = new WeakMap<Analysis, string>();

/** All that the browser needs to compute any table or figure of a dataset, as the file that carries it. */
export function summariesText(analysis: Analysis): string {
  let text = texts.get(analysis);
  if (text === undefined) texts.set(analysis, (text = JSON.stringify(packSummaries(analysis))));
  return text;
}

const digests = new WeakMap<Analysis, string>();

/** A digest of that file's content: of everything that a table or a figure can show of the dataset. */
export function summariesDigest(analysis: Analysis): string {
  let digest = digests.get(analysis);
  if (digest === undefined) {
    digest = createHash('sha256').update(summariesText(analysis)).digest('hex');
    digests.set(analysis, digest);
  }
  return digest;
}

/** The address of that file, which changes with its content: a browser may keep what it got for ever. */
export function summariesHref(analysis: Analysis): string {
  return `${href(`/data/${analysis.name}/summaries.json`)}?v=${summariesDigest(analysis).slice(0, 12)}`;
}
