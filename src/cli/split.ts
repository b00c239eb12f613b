import { Command } from 'commander';
import { splitDataset } from '../dataset/clickhouse/split-dataset.ts';
import { refusalText } from './refusal.ts';

await new Command('split')
  .description(
    'Make a dataset of its own of each board in the tables of a cluster, in folders beside the given one.',
  )
  .argument('<folder>', 'a dataset whose datapackage.json names tables')
  .option('--by <column>', 'what tells the datasets apart', 'board')
  .action(async (folder: string, { by }: { by: string }) => {
    try {
      const { made, kept } = await splitDataset(folder, by);
      for (const each of made) console.log(`made ${each}`);
      for (const each of kept) console.log(`left as it is: ${each}`);
    } catch (error) {
      console.error(`split: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
