import cliProgress from 'cli-progress';
import { Command } from 'commander';
import type { Campaign, LeftOut, Progress } from '../dataset/import/campaign.ts';
import { Unreadable } from '../dataset/import/unreadable.ts';
import { checkDestination, InvalidCampaignError, writeCampaign } from '../dataset/import/write-campaign.ts';
import { parseNamedChoices } from '../dataset/import-ck/ck-factors.ts';
import { CAMPAIGN_TAG } from '../dataset/import-ck/ck-tags.ts';
import { readCkCampaign } from '../dataset/import-ck/read-campaign.ts';
import { readCsvCampaign } from '../dataset/import-csv/read-campaign.ts';
import { readLlamaBenchCampaign } from '../dataset/import-llama-bench/read-campaign.ts';
import { readOnnxRuntimeCampaign } from '../dataset/import-onnxruntime/read-campaign.ts';
import { readOpenVinoCampaign } from '../dataset/import-openvino/read-campaign.ts';
import { readTfliteCampaign } from '../dataset/import-tflite/read-campaign.ts';
import { readTrtexecCampaign } from '../dataset/import-trtexec/read-campaign.ts';
import { printable } from '../dataset/printable.ts';
import { describeCampaign, leftOutLines } from './describe-campaign.ts';
import { dataOption } from './folder-options.ts';
import { refusalText } from './refusal.ts';

interface CommonOptions {
  dataset: string;
  data: string;
  force: boolean;
  metadata?: string;
  networks?: string;
}

interface CkCommandOptions extends CommonOptions {
  tag: string;
  modelTag: string[];
  ignoreTag: string[];
  factor: string[];
}

/** A bar where someone watches, one line at the end where a log is kept. */
function consoleProgress(): Progress {
  const bar = new cliProgress.SingleBar(
    { format: '{what} [{bar}] {value}/{total}', noTTYOutput: false, hideCursor: true },
    cliProgress.Presets.legacy,
  );
  let total = 0;
  let what = '';
  return {
    start(count, name) {
      total = count;
      what = name;
      bar.start(count, 0, { what: name });
    },
    advance: () => bar.increment(),
    stop() {
      bar.stop();
      if (!process.stderr.isTTY) console.log(`read ${total} ${what}`);
    },
  };
}

async function importCampaign(read: () => Promise<Campaign>, options: CommonOptions): Promise<void> {
  const destination = { name: options.dataset, dataDirectory: options.data, force: options.force };
  let leftOut: readonly LeftOut[] = [];
  try {
    // A whole tree may have to be read: not in vain.
    checkDestination(destination);
    const campaign = await read();
    leftOut = campaign.leftOut;
    if (campaign.runs.length === 0) throw new Unreadable('no run found');
    const files = { metadataFile: options.metadata, networksFile: options.networks };
    const written = await writeCampaign(campaign, { ...destination, ...files });
    const lines = [`wrote ${written.folder}`, ...describeCampaign(campaign, written)];
    console.log(lines.map(printable).join('\n  '));
  } catch (error) {
    const text = error instanceof InvalidCampaignError ? error.message : refusalText(error);
    for (const line of leftOutLines(leftOut)) console.error(printable(line));
    if (error instanceof InvalidCampaignError)
      for (const problem of error.told) console.error(printable(problem));
    for (const line of text.split('\n')) console.error(`import: ${printable(line)}`);
    process.exitCode = 1;
  }
}

function importer(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .requiredOption('--dataset <name>', 'name of the dataset, which becomes its folder')
    .addOption(dataOption())
    .option('--metadata <file>', 'JSON file with what the source does not know: title, libraries, models …')
    .option('--networks <file>', 'a networks.csv, of which the imported models are taken along')
    .option('--force', 'replace the measurements of an existing dataset', false);
}

const program = new Command('import').description('Bring measurements from elsewhere into a dataset folder.');

importer(program, 'ck', 'a tree of Collective Knowledge experiments')
  .argument('<directory>', 'the tree, or its experiment folder')
  .option('--model-tag <tag...>', 'tags that name models', [])
  .option('--ignore-tag <tag...>', 'tags that name neither a model nor a library, e.g. a board', [])
  .option('--tag <tag>', 'tag of the experiments to take', CAMPAIGN_TAG)
  .option(
    '--factor <choice=name...>',
    'choices that were varied, and the factors that they are, e.g. OPENBLAS_NUM_THREADS=threads',
    [],
  )
  .action(async (directory: string, options: CkCommandOptions) => {
    const { tag: campaignTag, modelTag, ignoreTag, factor } = options;
    const read = () =>
      readCkCampaign(
        directory,
        {
          campaignTag,
          models: new Set(modelTag),
          ignoredTags: new Set(ignoreTag),
          factors: parseNamedChoices(factor),
        },
        consoleProgress(),
      );
    await importCampaign(read, options);
  });

importer(program, 'trtexec', 'logs of NVIDIA trtexec, or what it exports, and tegrastats beside them')
  .argument('<manifest>', 'YAML or JSON file that says which run each file is of')
  .action(async (manifest: string, options: CommonOptions) => {
    await importCampaign(() => readTrtexecCampaign(manifest), options);
  });

importer(program, 'onnxruntime', 'profiles of ONNX Runtime')
  .argument('<manifest>', 'YAML or JSON file that says which run each profile is of')
  .action(async (manifest: string, options: CommonOptions) => {
    await importCampaign(() => readOnnxRuntimeCampaign(manifest), options);
  });

importer(program, 'tflite', 'logs and profiles of benchmark_model (TensorFlow Lite)')
  .argument('<manifest>', 'YAML or JSON file that says which run each log is of')
  .action(async (manifest: string, options: CommonOptions) => {
    await importCampaign(() => readTfliteCampaign(manifest), options);
  });

importer(program, 'openvino', 'reports, logs and counters of benchmark_app (OpenVINO)')
  .argument('<manifest>', 'YAML or JSON file that says which run each file is of')
  .action(async (manifest: string, options: CommonOptions) => {
    await importCampaign(() => readOpenVinoCampaign(manifest), options);
  });

importer(program, 'llama-bench', 'files of llama-bench (llama.cpp): JSON, JSON lines, CSV or its table')
  .argument('<source>', 'such a file, or a YAML or JSON file that names several')
  .action(async (source: string, options: CommonOptions) => {
    await importCampaign(() => readLlamaBenchCampaign(source), options);
  });

importer(program, 'csv', 'any CSV file, by a mapping of its columns')
  .argument('<mapping>', 'YAML or JSON file that names the file and what its columns mean')
  .action(async (mapping: string, options: CommonOptions) => {
    await importCampaign(() => readCsvCampaign(mapping), options);
  });

await program.parseAsync();
