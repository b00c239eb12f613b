import { rollups } from 'd3-array';
import { type Campaign, type LeftOut, times } from '../dataset/import/campaign.ts';
import { totalLayers } from '../dataset/import/total-layers.ts';
import type { WrittenCampaign } from '../dataset/import/write-campaign.ts';
import { tagHints } from '../dataset/tag-hints.ts';
import { countText } from '../figures/measures/number-text.ts';
import { tellAlike } from './alike.ts';
import { describeFactor, describeTimings } from './describe-factor.ts';

/** What was taken of a source, what is odd about it and what was left out, a line each. */
export function describeCampaign(campaign: Campaign, written: WrittenCampaign): readonly string[] {
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
  const { descriptor, runs: writtenRuns } = written.dataset;
  const doubts = [...totalLayers(runs), ...tagHints(writtenRuns, descriptor)];
  return [
    `${countText(runs.length, 'run')}: ${ok} ok, ${runs.length - ok} not`,
    kinds.join(', '),
    ...factors.map((factor) => describeFactor(factor, runs)),
    `${countText(layers.length, 'layer row')}, ${describeTimings(timings.length, zeros)}`,
    ...failureLines(campaign),
    ...remarks,
    ...doubts.map((doubt) => `note: ${doubt}`),
    ...leftOutLines([...campaign.leftOut, ...written.leftOut]),
  ];
}

function failureLines({ runs }: Campaign): readonly string[] {
  const failures = rollups(
    runs.filter(({ status }) => status !== 'ok'),
    (alike) => alike.length,
    ({ failure }) => failure,
  );
  return tellAlike(
    failures,
    ([failure]) => failure,
    ([failure, count]) => `not ok, ${times(count)}: ${failure}`,
    (count, [last]) => `not ok, for ${count} more reasons like these: the last of them ${last}`,
  );
}

/** What was left out and why, a line each, of much that is alike the first. */
export function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  const line = ({ what, why }: LeftOut): string => `left out: ${what}: ${why}`;
  const [counts, things] = [true, false].map((wanted) =>
    leftOut.filter(({ isCount = false }) => isCount === wanted),
  );
  const told = tellAlike(
    things!,
    ({ why }) => why,
    line,
    (count, { what }) => `left out: ${count} more like these, the last of them ${what}`,
  );
  return [...told, ...counts!.map(line)];
}
