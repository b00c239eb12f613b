import { expect, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const VARIED = 'test/fixtures/datasets/varied';

test('runs that differ in a factor alone are different points, and an empty cell is a factor that does not apply', async () => {
  const { dataset, problems } = await readDataset(VARIED);
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.factors).toEqual([
    { name: 'threads', label: 'Threads', order: ['1', '2'], of: 'library' },
    { name: 'image_size', label: 'Image size', unit: 'pixels', of: 'model' },
  ]);
  expect(dataset!.runs.map(({ factors, forwardMs }) => [factors, forwardMs])).toEqual([
    [{ threads: '1', image_size: '224' }, 20],
    [{ threads: '1', image_size: '384' }, 60],
    [{ threads: '2', image_size: '224' }, 11],
    [{ threads: '2', image_size: '384' }, 32],
    [{ image_size: '224' }, 5],
    [{ image_size: '384' }, undefined],
  ]);
});

test('layers go to the run that has their levels', async () => {
  const layers: unknown[] = [];
  await readDataset(VARIED, (runs, factors) => {
    expect(factors.map(({ name }) => name)).toEqual(['threads', 'image_size']);
    return (run, _, layer, forwardMs) => layers.push([runs[run]!.factors, layer, forwardMs]);
  });
  expect(layers).toContainEqual([{ threads: '2', image_size: '384' }, 'conv', 31]);
  expect(layers).toContainEqual([{ image_size: '224' }, 'conv', 4]);
});

test('networks of one model may differ in what factors say is run, or be the same for all levels', async () => {
  const { dataset } = await readDataset(VARIED);
  expect(dataset!.networks.map(({ factors, outputShape }) => [factors, outputShape])).toEqual([
    [{ image_size: '224' }, '8x112x112'],
    [{ image_size: '384' }, '8x192x192'],
  ]);
  const alike: Edit = (text) => text.replaceAll(/^([^,]*),[^,]*,/gm, '$1,').replace(/net,0,conv.*\n$/, '');
  const { dataset: other, problems } = await readDataset(
    await editedDataset({ 'networks.csv': alike }, 'varied'),
  );
  expect(problems).toEqual([]);
  expect(other!.networks.map(({ factors }) => factors)).toEqual([undefined]);
});

test('columns of factors may stand anywhere', async () => {
  const turned: Edit = (text) => text.replaceAll(/^([^,]*),([^,]*),(.*)$/gm, '$3,$2,$1');
  const folder = await editedDataset({ 'runs.csv': turned, 'layers.csv': turned }, 'varied');
  const { dataset, problems } = await readDataset(folder);
  expect(problems).toEqual([]);
  expect(dataset!.runs[3]!.factors).toEqual({ threads: '2', image_size: '384' });
});

const DECLARED =
  'expected a name of small letters, digits and "_" that no table, of the dataset or published, has a column of';

type Bad = readonly [what: string, file: string, edit: Edit, ...messages: string[]];

const BAD: readonly Bad[] = [
  [
    'a level is a number in another spelling',
    'runs.csv',
    swap('net,gpu,1,,224,', 'net,gpu,1,,224.0,'),
    'runs.csv:6:12: image_size is a number in another spelling: "224.0"; expected "224"',
    'layers.csv:10:1: the layer belongs to no run: "net,gpu,1,,224,0"; expected one of the runs',
    'iterations.csv:4:1: the iteration belongs to no run: "net,gpu,1,,224,0"; expected one of the runs',
  ],
  [
    'a level has space around it',
    'runs.csv',
    swap('net,cpu,1,2,384', 'net,cpu,1, 2,384'),
    'runs.csv:5:11: threads has white space around it or control characters in it: " 2"; expected a level, or an empty cell where it does not apply',
    'layers.csv:8:1: the layer belongs to no run: "net,cpu,1,2,384,0"; expected one of the runs',
    'layers.csv:9:1: the layer belongs to no run: "net,cpu,1,2,384,0"; expected one of the runs',
  ],
  [
    'a level is none of its order',
    'datapackage.json',
    swap('["1", "2"]', '["1", "4"]'),
    'runs.csv:4:11: threads is a level that its order in datapackage.json lacks: "2"; expected one of 1, 4, or an empty cell where it does not apply',
    'runs.csv:5:11: threads is a level that its order in datapackage.json lacks: "2"; expected one of 1, 4, or an empty cell where it does not apply',
  ],
  [
    'a key with its levels is there twice',
    'runs.csv',
    swap('net,cpu,1,2,384', 'net,cpu,1,2,224'),
    'runs.csv:5:1: the run is there twice, first on line 4: "net,cpu,1,2,224,0"; expected each run once',
    'layers.csv:8:1: the layer belongs to no run: "net,cpu,1,2,384,0"; expected one of the runs',
    'layers.csv:9:1: the layer belongs to no run: "net,cpu,1,2,384,0"; expected one of the runs',
  ],
  [
    'a declared factor has no column',
    'layers.csv',
    (text) => text.replace('threads', 'thread'),
    'layers.csv:1:26: the header has an unknown column: "thread"; expected "threads"',
    'layers.csv:1:95: the header lacks a column: "threads"; expected the columns model, library, batch_size, threads, image_size, repetition, layer_index, layer, forward_ms, backward_ms',
  ],
  [
    'a column of all tables is not declared, which is told once',
    'datapackage.json',
    swap('"threads": { "label": "Threads", "order": ["1", "2"] },', ''),
    'layers.csv:1:26: the header has a column that runs have too: "threads"; expected a factor, declared in datapackage.json',
  ],
  [
    'networks have a factor that varies how they are run',
    'datapackage.json',
    swap(', "of": "model"', ''),
    'networks.csv:1:7: the header has a factor that varies how networks are run: "image_size"; expected "of": "model", or no such column',
  ],
  [
    'a network is there for a level that no run has',
    'networks.csv',
    swap('net,384', 'net,512'),
    'networks.csv:3:1: no run is of the model: "net,512"; expected one of the models in the runs',
  ],
  [
    'a factor has the name of a column',
    'datapackage.json',
    swap('"threads": {', '"status": { "label": "Status" }, "threads": {'),
    `datapackage.json:8:15: factors.status is not valid: "{\\"label\\":\\"Status\\"}"; ${DECLARED}`,
  ],
  [
    'a factor has a name that no key of an object can be',
    'datapackage.json',
    swap('"threads": {', '"constructor": { "label": "C" }, "threads": {'),
    `datapackage.json:8:20: factors.constructor is not valid: "{\\"label\\":\\"C\\"}"; ${DECLARED}`,
  ],
  [
    'the label of a factor is blank',
    'datapackage.json',
    swap('"Threads"', '" "'),
    'datapackage.json:8:27: factors.threads.label is not valid: " "; expected a text that is not blank',
  ],
  [
    'an order has a number in another spelling',
    'datapackage.json',
    swap('["1", "2"]', '["01", "1", "2"]'),
    'datapackage.json:8:48: factors.threads.order.0 is not valid: "01"; expected "1"',
  ],
  [
    'an order has a level twice',
    'datapackage.json',
    swap('["1", "2"]', '["1", "2", "1"]'),
    'datapackage.json:8:47: factors.threads.order is not valid: "[\\"1\\",\\"2\\",\\"1\\"]"; expected each level once',
  ],
];

const CASES = BAD.map(([what, file, edit, ...messages]) => ({ what, file, edit, messages }));

test.each(CASES)('factors are refused where $what', async ({ file, edit, messages }) => {
  await expect(problemsOf(file, edit, 'varied')).resolves.toEqual(
    messages.map((message) => `varied/${message}`),
  );
});

test('a description that is no JSON makes no run look as if it were there twice', async () => {
  const { problems } = await readDataset(await editedDataset({ 'datapackage.json': () => '{' }, 'varied'));
  expect(problems.map(formatProblem)).toEqual([
    "varied/datapackage.json:1:2: expected property name or '}'; expected valid JSON",
  ]);
});
