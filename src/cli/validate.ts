import { Command } from 'commander';
import { readDataset } from '../dataset/read-dataset.ts';
import { checkDatasets, everyDataset } from './check-datasets.ts';
import { countText } from '../figures/measures/number-text.ts';
import { dataOption } from './folder-options.ts';
import { refusalText } from './refusal.ts';
import { describeDataset } from './describe-dataset.ts';

const program = new Command('validate')
  .description('Check datasets, all of them or the ones given, and say what is in them.')
  .argument('[folder...]', 'dataset folders; without any, every folder in the data directory')
  .addOption(dataOption())
  .action(async (folders: string[], { data }: { data: string }) => {
    try {
      const chosen = folders.length > 0 ? folders : await everyDataset(data);
      const { problems, broken } = await checkDatasets(chosen, async (folder) => {
        const reading = await readDataset(folder);
        if (reading.dataset !== undefined) console.log(describeDataset(reading.dataset, reading));
        return reading;
      });
      if (broken === 0) return;
      console.error(`validate: ${countText(problems, 'problem')} in ${countText(broken, 'dataset')}`);
    } catch (error) {
      console.error(`validate: ${refusalText(error)}`);
    }
    process.exitCode = 1;
  });

await program.parseAsync();
