import type { EnginePlan, EngineWin } from '../analysis/adaptive/engine-plan.ts';

const ms = (value: number) => value.toFixed(4);
const percent = (fraction: number) => `${(100 * fraction).toFixed(1)}%`;

/** What was decided about a model file, and what it is expected to bring, in lines for a terminal. */
export function enginePlanText(plan: EnginePlan): string {
  return [
    ...winsText('engines set', plan.changes),
    ...winsText('wins left alone, within the noise or not worth a switch', plan.leftOut),
    ...expectation(plan),
  ].join('\n');
}

function winsText(title: string, wins: readonly EngineWin[]): readonly string[] {
  if (wins.length === 0) return [`${title}: none`];
  const width = Math.max(...wins.map(({ layer }) => layer.length));
  return [
    `${title}: ${String(wins.length)}`,
    ...wins.map(
      ({ layer, from, to, fromMs, toMs, verdict }) =>
        `  ${layer.padEnd(width)}  ${from} -> ${to}  ${ms(fromMs)} -> ${ms(toMs)} ms per image, ` +
        `${percent(1 - toMs / fromMs)} less${VERDICTS[verdict]}`,
    ),
  ];
}

const VERDICTS: Readonly<Record<EngineWin['verdict'], string>> = {
  'beyond-noise': '',
  tie: ' (within the noise)',
  unknown: ' (one repetition: the noise is not known)',
};

function expectation(plan: EnginePlan): readonly string[] {
  const { batchSize, currentMs, plannedMs, saving, interval, noise, switches, changes, cudnnAlone } = plan;
  const range = interval
    ? `95% interval ${percent(interval.lower)} to ${percent(interval.upper)}${plan.switchCostMs > 0 ? ' before the cost of switching' : ''}`
    : 'no interval: it takes two repetitions';
  const lines = [
    `expected at batch size ${String(batchSize)}: ${ms(currentMs)} -> ${ms(plannedMs)} ms per image, ` +
      `a saving of ${percent(saving)} (${range}), ${String(switches)} switches of library`,
  ];
  if (cudnnAlone !== undefined && cudnnAlone.batchSize !== batchSize) {
    lines.push(
      `CUDNN alone is fastest at batch size ${String(cudnnAlone.batchSize)}, ${ms(cudnnAlone.timeMs)} ms per image: ` +
        `a saving of ${percent(1 - plannedMs / cudnnAlone.timeMs)} over that`,
    );
  }
  if (noise === undefined) return [...lines, 'noise floor: not known, no two libraries run the same kernels'];
  const measuredOn = `on ${String(noise.layers)} layers that run the same kernel in both`;
  lines.push(`noise floor: ${percent(noise.spread)}, ${measuredOn}`);
  if (changes.length > 0 && Math.abs(saving) < noise.spread) {
    lines.push('the saving is below the noise floor: it cannot be told from nothing');
  }
  return lines;
}
