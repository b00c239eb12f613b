import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { KNOWN_NETWORKS, knownNetwork } from '../src/prototxt/architectures/known-networks.ts';
import { networkDefinition } from '../src/prototxt/network-definition.ts';
import type { NetworkDefinition } from '../src/prototxt/network-definition.ts';
import { networksCsv } from '../src/prototxt/networks-csv.ts';
import { parsePrototxt } from '../src/prototxt/parse-prototxt.ts';
import { onnxGraph } from './onnx/onnx-graph.ts';
import { onnxFile } from './onnx/onnx-messages.ts';
import { randomWeights } from './onnx/random-weights.ts';

/** Of the weights; the files are the same to the byte wherever they are made. */
const SEED = 2016;

const program = new Command('make-networks')
  .description(
    'Write the networks that the project knows, for benchmark programs: <model>.prototxt for Caffe, <model>.onnx with\n' +
      'pseudo-random weights for the others (280 MB for all), and networks.csv, which describes them in a dataset.',
  )
  .argument('<folder>', 'where to write them')
  .option('--model <tags...>', `only these: ${KNOWN_NETWORKS.join(', ')}`)
  .action(async (folder: string, { model: models = KNOWN_NETWORKS }: { model?: readonly string[] }) => {
    const unknown = models.find((model) => knownNetwork(model) === undefined);
    if (unknown !== undefined) {
      program.error(
        `unknown model: ${JSON.stringify(unknown)}; expected one of ${KNOWN_NETWORKS.join(', ')}`,
      );
    }
    await mkdir(folder, { recursive: true });
    const write = async (name: string, content: string | Uint8Array) => {
      await writeFileAtomic(join(folder, name), Buffer.from(content));
      console.log(join(folder, name));
    };

    const definitions = new Map<string, NetworkDefinition>();
    for (const model of models) {
      const text = knownNetwork(model)!;
      const definition = networkDefinition(parsePrototxt(text));
      definitions.set(model, definition);
      await write(`${model}.prototxt`, text);
      await write(`${model}.onnx`, onnxFile(onnxGraph(definition, randomWeights(SEED))));
    }
    await write('networks.csv', networksCsv(definitions));
  });

await program.parseAsync();
