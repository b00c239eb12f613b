import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { ScaleKind } from '../drawing/value-scale.ts';
import { scaleText } from '../measures/better-text.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText, numberText, percentText, timeText } from '../measures/number-text.ts';
import { librariesText, meansText, modelsText } from '../words.ts';
import type { BestTime, BestTimesFields } from './best-times.ts';
import type { GroupBy } from './pair-bars.ts';
import { inItems } from '../../dataset/item-words.ts';

interface Selection {
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  readonly groupBy: GroupBy;
  readonly notes: readonly string[];
}

type Measured = Extract<BestTime, { measured: true }>;

/** A short name, a caption and what there is to see, from the times that are drawn. */
export function describeBestTimes(
  fields: BestTimesFields & { readonly scale: ScaleKind },
  times: readonly BestTime[],
  { models, libraries, groupBy, notes }: Selection,
  analysis: Analysis,
): { readonly title: string; readonly caption: string; readonly alt: string } {
  const { metric, quantity, spread, batchSizes, scale } = fields;
  const inWords = (words: string): string => inItems(words, analysis.descriptor);
  const what = inWords(quantity === 'time' ? 'Time per image' : 'Images per second');
  const measured = times.filter((time) => time.measured);
  const selection = `${modelsText(models, analysis)} with ${librariesText(fields.libraries, libraries, analysis)}`;
  const title = `${what} by ${groupBy}, ${METRIC_WORDS[metric]}`;
  const among =
    batchSizes === undefined
      ? 'the best batch size'
      : `the best batch size among ${listText(batchSizes.map(String))}`;
  const means =
    measured.length === 0
      ? ''
      : ` ${meansText(
          measured.map(({ repetitions }) => repetitions),
          spread,
        )}`;
  const caption = `${what} at ${among}, ${METRIC_WORDS[metric]}: ${selection}.${scaleText(scale)}${means}`;
  if (measured.length === 0) return { title, caption, alt: `Nothing to draw. ${notes.join(' ')}`.trim() };

  const groups = [...Map.groupBy(measured, (time) => time[groupBy])].map(([group, members]) => {
    const label =
      groupBy === 'model' ? modelLabel(group, analysis.descriptor) : libraryLabel(group, analysis.descriptor);
    return `${label}: ${extremes(members)}`;
  });
  const alt = [
    `${scale === 'log' ? 'Dot chart, logarithmic,' : 'Bar chart'} of ${what.toLowerCase()} for ${selection}.`,
    ...groups.map((group) => `${group}.`),
    widest(measured),
    ...notes,
  ];
  return { title, caption, alt: alt.filter(Boolean).join(' ') };

  function extremes(members: readonly Measured[]): string {
    const sorted = [...members].sort((a, b) => a.meanMs - b.meanMs);
    const [fastest, slowest] = [sorted[0]!, sorted.at(-1)!];
    if (sorted.length === 1) return name(fastest);
    return `fastest ${name(fastest)}; slowest ${name(slowest)}`;
  }

  function name(time: Measured): string {
    const label =
      groupBy === 'model'
        ? libraryLabel(time.library, analysis.descriptor)
        : modelLabel(time.model, analysis.descriptor);
    const value =
      quantity === 'time'
        ? timeText(time.meanMs)
        : `${numberText(time.imagesPerSecond)} ${inWords('images/s')}`;
    return `${label}, ${value} at batch ${time.batchSize}`;
  }

  function widest(all: readonly Measured[]): string {
    const spreads = all.filter(({ stdMs }) => stdMs !== null);
    if (spreads.length === 0) return '';
    const time = spreads.reduce((most, each) =>
      each.stdMs! / each.meanMs > most.stdMs! / most.meanMs ? each : most,
    );
    const of = `${modelLabel(time.model, analysis.descriptor)} with ${libraryLabel(time.library, analysis.descriptor)}`;
    return `The largest standard deviation is ${percentText(time.stdMs! / time.meanMs)} of the mean (${of}).`;
  }
}
