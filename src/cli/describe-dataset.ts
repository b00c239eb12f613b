import { max, rollups } from 'd3-array';
import type { DatasetReading } from '../dataset/read-dataset.ts';
import { alikeLabels } from '../dataset/alike-labels.ts';
import { tagHints } from '../dataset/tag-hints.ts';
import type { Dataset } from '../dataset/types.ts';
import { countText } from '../figures/measures/number-text.ts';
import { describeFactor, describeTimings } from './describe-factor.ts';

function distinct<Value>(values: Iterable<Value>): readonly Value[] {
  return [...new Set(values)];
}

/** What a valid dataset holds, in a few lines. */
export function describeDataset(dataset: Dataset, reading: DatasetReading): string {
  const { runs, descriptor, networks } = dataset;
  const withStatus = (status: string): number => runs.filter((run) => run.status === status).length;
  const models = distinct(runs.map((run) => run.model));
  const libraries = distinct(runs.map((run) => run.library));
  const batchSizes = distinct(runs.map((run) => run.batchSize)).toSorted((a, b) => a - b);
  const ofEachPoint = rollups(
    runs,
    (repetitions) => repetitions.length,
    ({ model, library, batchSize, factors }) => JSON.stringify([model, library, batchSize, factors]),
  );
  const repetitions = max(ofEachPoint, ([, count]) => count)!;
  const version = descriptor.version === undefined ? '' : `version ${descriptor.version}, `;
  const lines = [
    `${dataset.name}: ${descriptor.title} (${version}${descriptor.created})`,
    `${countText(runs.length, 'run')}: ${withStatus('ok')} ok, ${withStatus('failed')} failed, ${withStatus('timeout')} timed out`,
    `${countText(models.length, 'model')}: ${models.join(', ')}`,
    `${countText(libraries.length, 'library', 'libraries')}: ${libraries.join(', ')}`,
    `${countText(batchSizes.length, 'batch size')}: ${batchSizes.join(', ')}; up to ${countText(repetitions, 'repetition')}`,
    ...descriptor.factors.map((factor) => describeFactor(factor, runs)),
    `${countText(reading.layerRows, 'layer row')}, ${describeTimings(reading.layerTimings, reading.zeroTimings)}`,
    ...(reading.iterationRows > 0 ? [countText(reading.iterationRows, 'iteration')] : []),
    `${countText(networks.length, 'layer')} of networks`,
    ...(reading.unread.length > 0 ? [`no part of the dataset: ${reading.unread.join(', ')}`] : []),
    ...[...reading.notes, ...alikeLabels(runs, descriptor), ...tagHints(runs, descriptor)].map(
      (note) => `note: ${note}`,
    ),
  ];
  return lines.join('\n  ');
}
