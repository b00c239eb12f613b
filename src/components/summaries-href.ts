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

/** The address of that file, which changes with its content: a browser may keep what it got for ever. */
export function summariesHref(analysis: Analysis): string {
  const hash = createHash('sha256').update(summariesText(analysis)).digest('hex').slice(0, 12);
  return `${href(`/data/${analysis.name}/summaries.json`)}?v=${hash}`;
}
