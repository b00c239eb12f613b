import type { EnginePlan } from '../../analysis/adaptive/engine-plan.ts';
import type { EngineWin } from '../../analysis/adaptive/engine-wins.ts';
import { formatted } from '../../figures/measures/number-format.ts';
import { percentTextToOne as percent } from '../../figures/measures/number-text.ts';

const ms = (value: number) => formatted(value, 'ten-thousandths');

/** What was decided about a model file, and what it is expected to bring, in lines for a terminal. */
export function enginePlanText(plan: EnginePlan): string {
  return [
    ...winsText('engines set', plan.changes),
    ...winsText('wins left alone, within the noise or not worth a switch', plan.leftOut),
    ...expectation(plan),
    noiseText(plan),
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
  'same-kernel': ' (the same kernel)',
  unknown: ' (one repetition: the noise is not known)',
};

function expectation(plan: EnginePlan): readonly string[] {
  const { batchSize, currentMs, plannedMs, saving, interval, switches, switchCostMs, changes, baseline } =
    plan;
  const alone = `CUDNN alone at its best batch size, ${String(baseline.batchSize)}: ${ms(baseline.timeMs)} ms`;
  const range = interval
    ? `95% interval ${percent(interval.lower)} to ${percent(interval.upper)}`
    : 'no interval: it takes two repetitions';
  const cost = switchCostMs > 0 ? `, ${String(switchCostMs)} ms each` : '';
  return [
    ...(changes.length === 0 ? ['the best plan is no change: leave the file as it is'] : []),
    `expected at batch size ${String(batchSize)}: ${ms(plannedMs)} ms per image, a saving of ${percent(saving)} (${range}) over ${alone}`,
    ...(saving < 0 ? ['that is slower: the saving is negative'] : []),
    `against the file as it is, at the same batch size: ${ms(currentMs)} -> ${ms(plannedMs)} ms per image, ` +
      `${percent(1 - plannedMs / currentMs)} less, with ${String(switches)} switches of library${cost}`,
  ];
}

function noiseText({ noise, interval, againstNoise }: EnginePlan): string {
  if (noise === undefined) return 'noise floor: not known, no two libraries run the same kernels';
  const floor = `noise floor: ${percent(noise.spread)} at batch size ${String(noise.batchSize)}, on ${String(noise.layers)} layers that run the same kernel in both`;
  if (againstNoise === undefined || interval === undefined) return floor;
  const [lower, upper] = [percent(interval.lower), percent(interval.upper)];
  switch (againstNoise) {
    case 'above':
      return `${floor}; the saving is above it, even at the lower end of its interval, ${lower}`;
    case 'below':
      return `${floor}; even the upper end of the interval, ${upper}, is not above it: the saving cannot be told from nothing`;
    case 'across':
      return `${floor}; the lower end of the interval, ${lower}, is not above it: whether anything is saved has to be measured`;
  }
}
