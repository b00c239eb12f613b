import { max, sum } from 'd3-array';
import type { ImportedLayer, ImportedRun } from './campaign.ts';

/** A row that the writers of tables call so is the total of the others; another has to match more of them. */
const TOTAL = /\b(?:total|sum|overall|all|whole|network|net|model|inference)\b/i;
const LEAST_OTHERS = 3;

/** The most that rounding may have moved a sum by, as a share of it. */
const MOST_ROUNDING = 0.005;

interface Met {
  runs: number;
  totals: number;
  readonly where: string;
}

/**
 * Layers that take as long as all others of their run together, in every run of their model with their library: such a one
 * may be no layer but the total, and would double the network's time. In words, for their owner to decide.
 */
export function totalLayers(runs: readonly ImportedRun[]): readonly string[] {
  const met = new Map<string, Met>();
  for (const { model, library, layers } of runs) {
    const total = totalOf(layers);
    for (const { layer, forwardMs } of layers) {
      if (forwardMs === undefined) continue;
      const key = JSON.stringify([model, library, layer]);
      const entry = met.get(key) ?? { runs: 0, totals: 0, where: `${model}, ${library}` };
      met.set(key, entry);
      entry.runs += 1;
      entry.totals += Number(layer === total);
    }
  }
  const byLayer = new Map<string, string[]>();
  for (const [key, { runs: all, totals, where }] of met) {
    if (totals < all) continue;
    const [, , layer] = JSON.parse(key) as [string, string, string];
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), where]);
  }
  return [...byLayer].map(([layer, where]) => {
    const others = where.length > 1 ? ` and ${where.length - 1} more` : '';
    return `the layer ${JSON.stringify(layer)} takes as long as all others together (${where[0]}${others}); where it is their total, leave it out, as a mapping's "where" does`;
  });
}

/** The layer whose forward time is the sum of the others', within what their last digits are rounded by. */
function totalOf(layers: readonly ImportedLayer[]): string | undefined {
  const timed = layers.filter(({ forwardMs }) => forwardMs !== undefined);
  const all = sum(timed, ({ forwardMs }) => forwardMs);
  const digits = max(timed, ({ forwardMs }) => fractionDigits(forwardMs!)) ?? 0;
  const rounding = Math.min((10 ** -digits / 2) * timed.length, MOST_ROUNDING * all) + 1e-9 * all;
  return timed.find(({ layer, forwardMs }) => {
    const others = timed.length - 1;
    if (others < (TOTAL.test(layer) ? 1 : LEAST_OTHERS)) return false;
    return Math.abs(2 * forwardMs! - all) <= rounding;
  })?.layer;
}

function fractionDigits(number: number): number {
  const [digits, exponent = '0'] = String(number).split('e');
  return Math.max(0, (digits!.split('.')[1]?.length ?? 0) - Number(exponent));
}
