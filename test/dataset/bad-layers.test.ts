import { expect, test } from 'vitest';
import { editedDataset, swap, type Edit } from './edited-dataset.ts';
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
    'a time is zero',
    swap(',17,34', ',17,0'),
    'layers.csv:6:29: backward_ms is zero: "0"; expected a number above 0, or an empty cell where it was not measured',
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
