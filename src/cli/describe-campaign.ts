import { type Campaign, type LeftOut, times } from '../dataset/import/campaign.ts';
import { countText } from '../figures/measures/number-text.ts';
import { describeFactor, describeTimings } from './describe-factor.ts';

/** What was taken of a source and what was left out, a line each; `leftOut` is what the writing left out. */
export function describeCampaign(campaign: Campaign, leftOut: readonly LeftOut[]): readonly string[] {
  const distinct = (values: Iterable<unknown>): number => new Set(values).size;
  const { runs, factors = [], remarks = [] } = campaign;
  const ok = runs.filter((run) => run.status === 'ok').length;
  const layers = runs.flatMap((run) => run.layers);
  const timings = layers
    .flatMap(({ forwardMs, backwardMs }) => [forwardMs, backwardMs])
    .filter((ms) => ms !== undefined);
  const zeros = timings.filter((ms) => ms === 0).length;
  const kinds = [
    countText(distinct(runs.map((run) => run.model)), 'model'),
    countText(distinct(runs.map((run) => run.library)), 'library', 'libraries'),
    countText(distinct(runs.map((run) => run.batchSize)), 'batch size'),
  ];
  const failures = new Map<string, number>();
  for (const run of runs) {
    if (run.status !== 'ok') failures.set(run.failure, (failures.get(run.failure) ?? 0) + 1);
  }
  return [
    `${countText(runs.length, 'run')}: ${ok} ok, ${runs.length - ok} not`,
    kinds.join(', '),
    ...factors.map((factor) => describeFactor(factor, runs)),
    `${countText(layers.length, 'layer row')}, ${describeTimings(timings.length, zeros)}`,
    ...[...failures].map(([failure, count]) => `not ok, ${times(count)}: ${failure}`),
    ...remarks,
    ...[...campaign.leftOut, ...leftOut].map(({ what, why }) => `left out: ${what}: ${why}`),
  ];
}
