import type { Analysis } from '../../analysis/analysis.ts';
import type { Condition, ConditionCount, Drift } from '../../analysis/findings/conditions.ts';
import { NOISY, type Spread } from '../../analysis/findings/spread.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { countText, percentText, separatedText } from '../../figures/measures/number-text.ts';

const CONDITION_WORDS: Readonly<Record<Condition, readonly [one: string, several: string]>> = {
  throttled: ['was throttled', 'were throttled'],
  belowMaxClock: ['had a clock below its maximum', 'had a clock below its maximum'],
  machineBusy: ['was disturbed by others on the machine', 'were disturbed by others on the machine'],
};

/** In how many runs a condition held, and with whom; how many tell is said where not all of them do. */
export function conditionText({ descriptor }: Analysis, count: ConditionCount): string {
  const { condition, runs, of, successful, libraries } = count;
  const [one, several] = CONDITION_WORDS[condition];
  const told =
    of === successful
      ? countText(of, 'run')
      : `the ${countText(of, 'run')} that ${of === 1 ? 'tells' : 'tell'}`;
  const [most] = libraries;
  if (most === undefined) return `None of ${told} ${one}.`;
  const name = libraryLabel(most.library, descriptor);
  const where =
    libraries.length > 1 ? `most often with ${name} (${separatedText(most.runs)})` : `with ${name} alone`;
  return `${separatedText(runs)} of ${told} ${runs === 1 ? one : several}, ${where}.`;
}

export function driftText({ rise: { value, margin }, runs }: Drift): string {
  const change = `${percentText(Math.abs(value))} ± ${percentText(margin)}`;
  return `From the first run to the last the times ${value > 0 ? 'rose' : 'fell'} by ${change} (95% interval, over ${countText(runs, 'run')}).`;
}

export function spreadText({ descriptor }: Analysis, spread: Spread): string {
  const { points, single, median, widest, noisy } = spread;
  const { model, library, batchSize } = widest.point;
  const place = `${modelLabel(model, descriptor)} with ${libraryLabel(library, descriptor)} at batch size ${String(batchSize)}`;
  const once = single === 0 ? '' : `; ${countText(single, 'point')} ran once`;
  if (points === 1) {
    return `The repetitions of the one point that has any spread by ${percentText(median)} of their mean: ${place}${once}.`;
  }
  const most = `${place} by the most (${percentText(widest.share)})`;
  const beyond =
    noisy === 0 ? most : `${separatedText(noisy)} spread by more than ${percentText(NOISY)}, ${most}`;
  return `Repetitions spread by ${percentText(median)} of their mean in the median of ${countText(points, 'point')}; ${beyond}${once}.`;
}
