import { Command, InvalidArgumentError, Option } from 'commander';
import { DIALECT_ENGINES } from '../analysis/adaptive/engine-choices.ts';
import { PLAN_METHODS } from '../analysis/adaptive/engine-wins.ts';
import { METRICS } from '../analysis/metric.ts';
import { dataOption } from './folder-options.ts';
import { refusalText } from './refusal.ts';
import { type AdaptiveOptions, setFastestEngines } from './adaptive/set-fastest-engines.ts';

function path(value: string): string {
  if (value === '') throw new InvalidArgumentError('expected a path');
  return value;
}

function positive(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('expected a whole number above zero');
  return Number(value);
}

function milliseconds(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0) || number === Infinity) {
    throw new InvalidArgumentError('expected milliseconds, 0 or more, and finite');
  }
  return number;
}

const program = new Command('adaptive')
  .description(
    'Set the engine of each layer in a model file to what ran it fastest, and leave every other character alone.\n' +
      'A layer is switched only where another engine is faster beyond the noise.',
  )
  .requiredOption('--dataset <name>', 'dataset to learn from')
  .requiredOption('--model <tag>', 'the model as the dataset calls it')
  .requiredOption('--prototxt <file>', 'the model file')
  .option('--out <file>', 'where to write the new one; without it nothing is written', path)
  .addOption(dataOption())
  .addOption(
    new Option('--method <name>', 'estimate to choose by').choices(PLAN_METHODS).default('switchable'),
  )
  .addOption(new Option('--metric <name>', 'what to make fast').choices(METRICS).default('inference'))
  .option('--batch-size <images>', 'batch size to choose for (default: the best one)', positive)
  .addOption(
    new Option('--dialect <name>', 'which Caffe reads the file')
      .choices(Object.keys(DIALECT_ENGINES))
      .default('nvidia'),
  )
  .option('--all', 'set wins within the noise too', false)
  .option('--switch-cost <ms>', 'what each change of library between layers costs a batch', milliseconds, 0)
  .option(
    '--caffe <program>',
    'the caffe program, for the plan that measures both files',
    '/usr/local/bin/caffe',
  )
  .action(async (options: AdaptiveOptions) => {
    try {
      await setFastestEngines(options);
    } catch (error) {
      console.error(refusalText(error));
      process.exitCode = 1;
    }
  });

await program.parseAsync();
