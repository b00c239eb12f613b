import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import { compareTimes } from '../../analysis/compare-times.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { isNearLimit, type LibraryWithin } from '../../analysis/within-limit.ts';
import { listText, numberText, separatedText } from '../measures/number-text.ts';
import { inItems } from '../../dataset/item-words.ts';

/**
 * Which library gives the most images per second within the limit, how sure that is, and which cannot keep the limit.
 *
 * @param within those that keep it, the best first
 * @param measured all that were measured
 */
export function answerText(
  within: readonly LibraryWithin[],
  measured: readonly string[],
  limitMs: number | undefined,
  analysis: Analysis,
): string {
  if (measured.length === 0) return 'Nothing was measured.';
  const label = (library: string) => libraryLabel(library, analysis.descriptor);
  const limit = limitMs === undefined ? '' : `Within ${separatedText(limitMs)} ms per batch, `;
  const [winner] = within;
  if (winner === undefined) return `${limit}none of the libraries can run a batch.`;
  const others = measured.filter((library) => within.every((each) => each.library !== library));
  const rateText = ({ time }: LibraryWithin): string =>
    `${numberText(imagesPerSecond(time.mean))} ${inItems('images/s', analysis.descriptor)}`;
  const first = `${limit}${label(winner.library)} gives the most: ${rateText(winner)} at batch size ${winner.time.batchSize}, in ${numberText(batchMs(winner))} ms.`;
  return [
    first,
    ...(limitMs !== undefined && isNearLimit(winner.time, limitMs)
      ? ['Whether that batch keeps the limit cannot be told from its repetitions.']
      : []),
    ...notToldApart(within, label, rateText),
    ...(limitMs !== undefined && others.length > 0
      ? [`No batch of ${listText(others.map(label))} keeps the limit.`]
      : []),
  ].join(' ');
}

/** Those whose difference from the best the spread over repetitions explains, or may. */
function notToldApart(
  [winner, ...others]: readonly LibraryWithin[],
  label: (library: string) => string,
  rateText: (each: LibraryWithin) => string,
): readonly string[] {
  const close = others.filter(({ time }) => {
    const { value, margin } = compareTimes(time, winner!.time).difference;
    return margin === null ? false : Math.abs(value) <= margin;
  });
  const untested = others.some(({ time }) => compareTimes(time, winner!.time).difference.margin === null);
  const text = (each: LibraryWithin) => `${label(each.library)} (${rateText(each)})`;
  return [
    ...(close.length === 0
      ? []
      : [
          `Not to be told from it, given the spread over repetitions, ${close.length === 1 ? 'is' : 'are'} ${listText(close.map(text))}.`,
        ]),
    ...(untested ? ['Some have too few repetitions to be told from it.'] : []),
  ];
}

function batchMs({ time }: LibraryWithin): number {
  return time.mean * time.batchSize;
}
