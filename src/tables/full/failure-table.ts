import { extent, sum } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { headColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { separatedText } from '../../figures/measures/number-text.ts';
import type { Cell } from '../../figures/table.ts';
import { namesText } from '../findings/names-text.ts';
import type { TitledTable } from '../titled-table.ts';

/** Of more causes the most frequent are shown; the file has every run. */
const MOST_CAUSES = 40;

/** Addresses and long numbers are of one run: with them every failure would be a cause of its own. Exit statuses are short. */
const OF_ONE_RUN = /0x[0-9a-f]+|\d{5,}/gi;

/** What failed, a row for each cause, the most frequent first: how often, with which models and libraries, at which batch sizes. */
export function failureTable(analysis: Analysis): TitledTable {
  const failures = analysis.summaries.points.flatMap((point) =>
    point.unsuccessful.map(({ status, failure }) => ({ text: `${status}: ${failure}`, point })),
  );
  const causes = [...Map.groupBy(failures, ({ text }) => text.replaceAll(OF_ONE_RUN, '…')).values()].sort(
    (a, b) => b.length - a.length,
  );
  const left = causes.length - MOST_CAUSES;
  return {
    id: 'failures',
    title: 'Runs that did not end well',
    caption: 'A row for each cause. What did not end well is in no statistic.',
    notes: left > 0 ? [`${separatedText(left)} rarer causes are in the file alone.`] : [],
    columns: [
      headColumn('failure', 'what happened'),
      numberColumn('runs', 'runs', 'count'),
      numberColumn('attempts', 'of', 'count'),
      textColumn('libraries', 'with'),
      textColumn('models', 'models'),
      textColumn('batch_sizes', 'batch sizes'),
    ],
    rows: causes.slice(0, MOST_CAUSES).map((runs): Cell[] => {
      const points = [...new Set(runs.map(({ point }) => point))];
      return [
        runs[0]!.text,
        runs.length,
        sum(points, ({ repetitions, unsuccessful }) => repetitions.length + unsuccessful.length),
        named(analysis.libraries, points, 'library', (tag) => libraryLabel(tag, analysis.descriptor)),
        named(analysis.models, points, 'model', (tag) => modelLabel(tag, analysis.descriptor)),
        sizesText(points),
      ];
    }),
    downloads: [{ label: 'CSV', path: `/data/${analysis.name}/failures.csv` }],
  };
}

/** Of the tags of the dataset those that the points have, as people read them. */
function named(
  all: readonly string[],
  points: readonly PointSummary[],
  key: 'model' | 'library',
  label: (tag: string) => string,
): string {
  const tags = new Set(points.map((point) => point[key]));
  if (tags.size === all.length && all.length > 1) return 'all';
  return namesText(all.filter((tag) => tags.has(tag)).map(label));
}

function sizesText(points: readonly PointSummary[]): string {
  const [least, most] = extent(points, ({ batchSize }) => batchSize) as [number, number];
  return least === most ? separatedText(least) : `${separatedText(least)} to ${separatedText(most)}`;
}
