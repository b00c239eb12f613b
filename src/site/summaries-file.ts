import { createHash } from 'node:crypto';
import type { Analysis } from '../analysis/analysis.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { packPoints, packSummaries } from '../analysis/pack-summaries.ts';
import type { PackedSummaries } from '../analysis/packed-summaries.ts';
import { href } from './href.ts';

interface SummariesFile {
  /** All that the browser needs to compute any table or figure of a dataset. */
  readonly text: string;
  /** Of the text: of everything that a table or a figure can show of the dataset. */
  readonly digest: string;
}

/** The file that carries a dataset to the browser. */
export const summariesFile = keptWithAnalysis((analysis) => fileOf(packSummaries(analysis)));

/** The part of it without the times of layers, for who can begin with that. */
export const pointsFile = keptWithAnalysis((analysis) => fileOf(packPoints(analysis)));

function fileOf(packed: PackedSummaries): SummariesFile {
  const text = JSON.stringify(packed);
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

/** The address of that file, which changes with its content: a browser may keep what it got for ever. */
export function summariesHref(analysis: Analysis): string {
  return `${href(`/data/${analysis.name}/summaries.json`)}?v=${summariesFile(analysis).digest.slice(0, 12)}`;
}

/** The same of the part without layers. */
export function pointsHref(analysis: Analysis): string {
  return `${href(`/data/${analysis.name}/points.json`)}?v=${pointsFile(analysis).digest.slice(0, 12)}`;
}
