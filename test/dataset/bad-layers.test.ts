import { expect, test } from 'vitest';
import { editedDataset, swap, type Edit } from './edited-dataset.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { problemsOf } from './problems-of.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';

const LAYER_COLUMNS = 'model, library, batch_size, repetition, layer_index, layer, forward_ms, backward_ms';

const BAD_LAYERS: readonly (readonly [string, Edit, ...string[]])[] = [
  [
    'the file is missing',
    () => undefined,
    'layers.csv:0:0: the file is missing; expected a CSV file with a header row',
  ],
  ['the file is empty', () => '', 'layers.csv:0:0: the file is empty; expected a header row'],
  [
    'a row has no run',
    swap('wide-net,cpu,1,0,0', 'wide-net,cpu,4,0,0'),
    'layers.csv:11:1: the layer belongs to no run: "wide-net,cpu,4,0"; expected one of the runs',
  ],
  [
    'a run has a layer twice',
    swap('2.0e-1,\n', '2.0e-1,\ntiny-net,gpu,1,0,2,relu1,3,\n'),
    'layers.csv:10:20: the run has the layer twice: "relu1"; expected each layer once',
  ],
  [
    'a library lacks a layer at one batch size but not at another',
    swap('tiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
    'runs.csv:4:1: the run lacks a layer that the run on line 2 has: "relu1"; expected the same layers in every ok run of one model with one library',
  ],
  [
    'a library lacks all layers at one batch size but not at another',
    swap('tiny-net,cpu,2,0,0,conv1,17,34\ntiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
    'runs.csv:4:1: the run lacks 2 layers that the run on line 2 has: "conv1, relu1"; expected the same layers in every ok run of one model with one library',
  ],
  [
    'a layer index is negative',
    swap('1,0,1,relu1,1.5', '1,0,-1,relu1,1.5'),
    'layers.csv:3:18: layer_index is not a whole number in range: "-1"; expected a whole number of at least 0',
  ],
  [
    'a name has a control character',
    swap('conv1,100', '"conv\t1",100'),
    'layers.csv:11:20: layer has white space around it or control characters in it: "conv\\t1"; expected a name',
  ],
  [
    'a time is negative',
    swap(',17,34', ',17,-0.5'),
    'layers.csv:6:29: backward_ms is negative: "-0.5"; expected a number of at least 0, or an empty cell where it was not measured',
  ],
  [
    'every layer of a run takes 0 in a direction, which is then one that was not measured',
    (text) => text.replace(',17,34', ',17,0').replace(',3,6.5', ',3,0.0'),
    'runs.csv:4:1: backward_ms is 0 in every layer of the run that has it; expected empty cells where the direction was not measured',
  ],
  [
    'there is a further column',
    swap('layer_index,layer,', 'layer_index,layer,kernel,'),
    `layers.csv:1:55: the header has an unknown column: "kernel"; expected only the columns ${LAYER_COLUMNS}`,
    ...Array.from({ length: 10 }, (_, row) => row).map((row) =>
      expect.stringContaining(`layers.csv:${row + 2}:`),
    ),
  ],
];

const CASES = BAD_LAYERS.map(([what, edit, ...messages]) => ({ what, edit, messages }));

test.each(CASES)('layers.csv is refused where $what', async ({ edit, messages }) => {
  const problems = await problemsOf('layers.csv', edit);
  expect(problems).toEqual(
    messages.map((message) => (typeof message === 'string' ? `small/${message}` : message)),
  );
});

test('runs of a library whose layers vary need not have the same', async () => {
  const folder = await editedDataset({
    'layers.csv': swap('tiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
    'datapackage.json': swap('"libraries": {', '"libraries": { "cpu": { "layersVary": true },'),
  });
  expect((await readDataset(folder)).problems).toEqual([]);
});

const LACKS = 'expected the same layers in every ok run of one model with one library';

/** Edits of several files, and all that is to be said about them. */
const AT_ONCE: readonly (readonly [string, Readonly<Record<string, Edit>>, readonly string[]])[] = [
  [
    'a number is wrong and the row of another layer is gone',
    {
      'layers.csv': (text) =>
        text
          .replace('tiny-net,cpu,2,0,1,relu1,3,6.5\n', '')
          .replace('1,0,0,conv1,8.5', '1,0,0,conv1,x')
          .replace('1,1,1,relu1,1.5', '1,1,one,relu1,1.5'),
    },
    [
      `runs.csv:4:1: the run lacks a layer that the run on line 2 has: "relu1"; ${LACKS}`,
      'layers.csv:2:26: forward_ms is not a number: "x"; expected a number of at least 0, or an empty cell where it was not measured',
      'layers.csv:5:18: layer_index is not a whole number in range: "one"; expected a whole number of at least 0',
    ],
  ],
  [
    'the run that lacks a layer has a problem of its own',
    {
      'runs.csv': swap('20.5,41,62', '-20.5,41,62'),
      'layers.csv': swap('tiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
    },
    [
      `runs.csv:4:1: the run lacks a layer that the run on line 2 has: "relu1"; ${LACKS}`,
      'runs.csv:4:22: forward_ms is negative: "-20.5"; expected a number above 0, or an empty cell where it was not measured',
    ],
  ],
  [
    'a run with a problem has a layer twice',
    {
      'runs.csv': swap('2.5,,,4096', '2.5,,,0'),
      'layers.csv': swap('1,relu1,2.0e-1', '0,conv1,2.0e-1'),
    },
    [
      'runs.csv:5:28: memory_bytes is not a whole number in range: "0"; expected a whole number of at least 1',
      'layers.csv:9:20: the run has the layer twice: "conv1"; expected each layer once',
    ],
  ],
  [
    'a row whose layer cannot be told stands for one that is missing, and for no more',
    {
      'layers.csv': (text) =>
        text
          .replace('tiny-net,cpu,1,0,1,relu1,1.5', 'tiny-net,cpu,1,0,1,,1.5')
          .replace('tiny-net,cpu,1,1,0,conv1,8.25,16.5', 'tiny-net,cpu,1,1,0')
          .replace('tiny-net,cpu,1,1,1,relu1,1.5,3.5\n', ''),
    },
    [
      `runs.csv:3:1: the run lacks 2 layers that the run on line 2 has: "conv1, relu1"; ${LACKS}`,
      'layers.csv:3:20: layer is empty: ""; expected a name',
      'layers.csv:4:19: the row has 5 cells: "tiny-net,cpu,1,1,0"; expected 8, as the header has',
    ],
  ],
  [
    'the description is wrong: what it says of columns, frameworks and the version counts all the same',
    {
      'datapackage.json': (text) =>
        text
          .replace('"A small campaign"', '5')
          .replace('temperature_c', 'power_mw')
          .replace('"gpu": {', '"cpu": { "framework": "TensorRT", "device": "tpu" }, "gpu": {'),
      'layers.csv': swap('tiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
      'CHANGES.md': () => '## 2 (2026-01-01)\n',
    },
    [
      'datapackage.json:3:12: title is not valid: "5"; expected string',
      'datapackage.json:10:49: libraries.cpu.device is not valid: "tpu"; expected one of "cpu"|"gpu"',
      expect.stringMatching(
        /^runs\.csv:1:108: the header has an unknown column: "temperature_c"; /,
      ) as string,
      'CHANGES.md:1:1: the newest change is of another version: "2"; expected 1.0.0, the version of datapackage.json',
    ],
  ],
  [
    'every file is wrong',
    {
      'datapackage.json': () => '{',
      'runs.csv': swap('10.25', 'fast'),
      'layers.csv': swap('1,0,1,relu1,1.5', '1,0,-1,relu1,1.5'),
      'networks.csv': swap('6912', '6.9e3'),
      'CHANGES.md': () => '## soon\n## 1.0.0 (2026-01-01)\n',
      'network.csv': () => 'model\n',
    },
    [
      expect.stringMatching(/^datapackage\.json:1:2: .*; expected valid JSON$/) as string,
      expect.stringMatching(/^runs\.csv:3:22: forward_ms is not a number: "fast"; /) as string,
      expect.stringMatching(
        /^layers\.csv:3:18: layer_index is not a whole number in range: "-1"; /,
      ) as string,
      expect.stringMatching(
        /^networks\.csv:3:49: macs_per_image is not a whole number in range: "6.9e3"; /,
      ) as string,
      'network.csv:0:0: nothing reads the file; expected "networks.csv"',
      'CHANGES.md:1:1: the heading of a change is not as it should be: "## soon"; expected ## <version> (<date>)',
    ],
  ],
];

test.each(AT_ONCE)('no problem hides another where %s', async (_, edits, messages) => {
  const { problems } = await readDataset(await editedDataset(edits));
  const told = problems.map((problem) => formatProblem(problem).replace('small/', ''));
  expect(told).toEqual(messages);
});

test('an engine that fuses layers may have others at each batch size', async () => {
  const folder = await editedDataset({
    'layers.csv': swap('tiny-net,cpu,2,0,1,relu1,3,6.5\n', ''),
    'datapackage.json': swap('"gpu": {', '"cpu": { "framework": "TensorRT" }, "gpu": {'),
  });
  expect((await readDataset(folder)).problems).toEqual([]);
});

const BAD_NETWORKS: readonly (readonly [string, Edit, string])[] = [
  [
    'a pooling is unknown',
    swap('Convolution,,', 'Convolution,MEDIAN,'),
    '3:30: pooling is unknown: "MEDIAN"; expected MAX, AVE, STOCHASTIC or an empty cell',
  ],
  [
    'a shape is none',
    swap('3x8x8', '3*8*8'),
    '2:24: output_shape is not a shape: "3*8*8"; expected sizes joined by x, e.g. 96x55x55',
  ],
  [
    'a model has a layer twice',
    swap('2,relu1', '2,conv1'),
    '4:12: the model has the layer twice, first on line 3: "tiny-net,conv1"; expected each layer once',
  ],
  [
    'no run is of a model, once for each model',
    (text) => text.replaceAll(/^tiny-net/gm, 'tiny-nett'),
    '2:1: no run is of the model: "tiny-nett"; expected one of the models in the runs',
  ],
  [
    'a count is no whole number',
    swap('6912', '6.9e3'),
    '3:49: macs_per_image is not a whole number in range: "6.9e3"; expected a whole number of at least 0',
  ],
];

test.each(BAD_NETWORKS)('networks.csv is refused where %s', async (_, edit, message) => {
  await expect(problemsOf('networks.csv', edit)).resolves.toEqual([`small/networks.csv:${message}`]);
});

test('networks.csv may be missing', async () => {
  await expect(problemsOf('networks.csv', () => undefined)).resolves.toEqual([]);
});
