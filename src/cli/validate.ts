import { Command } from 'commander';
import { type DatasetReading, readDataset } from '../dataset/read-dataset.ts';
import type { Dataset } from '../dataset/types.ts';
import { checkDatasets, everyDataset } from './check-datasets.ts';
import { counted } from './counted.ts';

function distinct<Value>(values: Iterable<Value>): readonly Value[] {
  return [...new Set(values)];
}

function summary(dataset: Dataset, reading: DatasetReading): string {
  const { runs, descriptor, networks } = dataset;
  const withStatus = (status: string): number => runs.filter((run) => run.status === status).length;
  const models = distinct(runs.map((run) => run.model));
  const libraries = distinct(runs.map((run) => run.library));
  const batchSizes = distinct(runs.map((run) => run.batchSize)).toSorted((a, b) => a - b);
  const repetitions = distinct(runs.map((run) => run.repetition)).length;
  const version = descriptor.version === undefined ? '' : `version ${descriptor.version}, `;
  const lines = [
    `${dataset.name}: ${descriptor.title} (${version}${descriptor.created})`,
    `${counted(runs.length, 'run')}: ${withStatus('ok')} ok, ${withStatus('failed')} failed, ${withStatus('timeout')} timed out`,
    `${counted(models.length, 'model')}: ${models.join(', ')}`,
    `${counted(libraries.length, 'library', 'libraries')}: ${libraries.join(', ')}`,
    `${counted(batchSizes.length, 'batch size')}: ${batchSizes.join(', ')}; up to ${counted(repetitions, 'repetition')}`,
    `${counted(reading.layerRows, 'layer row')}, ${counted(reading.layerTimings, 'layer timing')}`,
    `${counted(networks.length, 'layer')} of networks`,
  ];
  return lines.join('\n  ');
}

const program = new Command('validate')
  .description('Check datasets, all of them or the ones given, and say what is in them.')
  .argument('[folder...]', 'dataset folders; without any, every folder in the data directory')
  .option('--data <directory>', 'folder that holds the datasets', process.env.DATA_DIR ?? 'data')
  .action(async (folders: string[], { data }: { data: string }) => {
    try {
      const chosen = folders.length > 0 ? folders : await everyDataset(data);
      const { problems, broken } = await checkDatasets(chosen, async (folder) => {
        const reading = await readDataset(folder);
        if (reading.dataset !== undefined) console.log(summary(reading.dataset, reading));
        return reading;
      });
      if (broken === 0) return;
      console.error(`validate: ${counted(problems, 'problem')} in ${counted(broken, 'dataset')}`);
    } catch (error) {
      console.error(`validate: ${(error as Error).message}`);
    }
    process.exitCode = 1;
  });

await program.parseAsync();
