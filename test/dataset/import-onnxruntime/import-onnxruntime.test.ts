import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOnnxRuntimeCampaign } from '../../../src/dataset/import-onnxruntime/read-campaign.ts';
import { fileOfKind } from '../../../src/dataset/import/refused-source.ts';
import { readPasses as readPassesOf } from '../../../src/dataset/import-onnxruntime/trace.ts';
import { importedDataset } from '../imported-dataset.ts';

const readPasses = (text: string) => readPassesOf(text, fileOfKind('p.json', 'onnxruntime-profile'));

const MANIFEST = 'test/fixtures/onnxruntime/runs.yaml';

test('a run’s time is the mean of its passes after the warm-up', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[0]).toMatchObject({
    library: 'onnxruntime-cuda',
    batchSize: 2,
    status: 'ok',
    memoryBytes: 1024,
    forwardMs: 3,
    further: {
      iterations: '2',
      kernel_ms_by_provider: 'CUDAExecutionProvider 1.5; CPUExecutionProvider 0.5',
      kernel_ms_by_operator: 'Conv 2; Shape 0',
    },
  });
});

test('a layer’s time is the mean kernel time of its node; nodes of one name are told apart', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1', forwardMs: 1.5 },
    { layerIndex: 1, layer: 'shape', forwardMs: 0 },
    { layerIndex: 2, layer: 'conv1 (2)', forwardMs: 0.5 },
  ]);
});

test('a profile that was cut off is read up to its last whole event', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[1]).toMatchObject({
    batchSize: 4,
    forwardMs: 0.9,
    layers: [{ layer: 'conv1', forwardMs: 0.5 }],
  });
});

test('a profile of nothing but warm-up is left out; a run without a profile keeps its reason', async () => {
  const { runs, leftOut } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs.map(({ batchSize, status }) => [batchSize, status])).toEqual([
    [2, 'ok'],
    [4, 'ok'],
    [16, 'timeout'],
  ]);
  expect(leftOut[0]).toEqual({
    what: 'tiny-net, onnxruntime-cuda, batch size 8, repetition 0',
    why: 'b2.json:0:0: passes in it: 3; expected more passes (model_run) than the 5 of the warm-up',
  });
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readOnnxRuntimeCampaign(MANIFEST));
  expect(problems).toEqual([]);
  expect(dataset!.runs).toHaveLength(3);
});

test('a run that did not end well is taken whatever its profile holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onnx-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'runs.yaml'),
    `runs:
  - { model: net, library: ort, batchSize: 1, profile: a.json, status: failed }
  - { model: net, library: ort, batchSize: 2, profile: none.json, status: timeout, failure: over 60 s }
`,
  );
  await writeFile(join(folder, 'a.json'), trace(event('model_run', 0, 100)));
  const { runs, leftOut } = await readOnnxRuntimeCampaign(join(folder, 'runs.yaml'));
  expect(runs).toMatchObject([
    { batchSize: 1, status: 'failed', failure: 'no reason recorded', layers: [] },
    { batchSize: 2, status: 'timeout', failure: 'over 60 s', layers: [] },
  ]);
  expect(leftOut.map(({ what }) => what)).toEqual([
    'the files of net, ort, batch size 1, repetition 0',
    'the files of net, ort, batch size 2, repetition 0',
  ]);
});

test('a trace without a pass has none', () => {
  expect(readPasses(trace(event('session_initialization', 0, 9)))).toEqual({ passes: [], unreadable: 0 });
});

test.each([
  ['no event', '[]', '0:0: it seems to be a JSON array of another kind; expected a profile of ONNX Runtime'],
  ['nothing whole', '[\n{"cat" : "Session","pid" :1', '0:0: there is no event in it'],
  ['no JSON', 'no trace', '0:0: it seems to be a text of another kind'],
  ['a trace of another program', '{"traceEvents": []}', '0:0: it seems to be a trace for Chrome’s viewer'],
  ['a table', 'a,b\n1,2\n', '0:0: it seems to be a table'],
])('a profile that has %s is refused with what it seems to be', (_, text, message) => {
  expect(() => readPasses(text)).toThrow(`p.json:${message}`);
});

const event = (name: string, ts: number, dur: unknown) =>
  JSON.stringify({ cat: name === 'model_run' ? 'Session' : 'Node', name, ts, dur });

const trace = (...events: string[]) => `[\n${events.join(',\n')}\n]`;

test('events that cannot be read are counted, one that was cut off among them', () => {
  const pass = event('model_run', 0, 100);
  const bad = [event('model_run', 100, undefined), event('a_kernel_time', 5, -1), '{ "ph": "M" }', 'null'];
  expect(readPasses(trace(pass, ...bad))).toEqual({ passes: [{ ms: 0.1, nodes: [] }], unreadable: 4 });
  expect(readPasses(trace(pass, pass).slice(0, -20))).toMatchObject({ passes: [{ ms: 0.1 }], unreadable: 1 });
});

test('a kernel where two passes meet is of the one that begins, and of that alone', () => {
  const text = trace(
    ...[event('model_run', 0, 100), event('a_kernel_time', 100, 7), event('model_run', 100, 100)],
    ...[event('b_kernel_time', 200, 1), event('c_kernel_time', 201, 1)],
  );
  expect(readPasses(text).passes.map(({ nodes }) => nodes.map(({ node }) => node))).toEqual([[], ['a', 'b']]);
});

test('a node that runs others within it, as If and Loop do, has its own time alone', () => {
  const on = (tid: number, name: string, ts: number, dur: number) =>
    JSON.stringify({ cat: 'Node', name: `${name}_kernel_time`, tid, ts, dur });
  const text = trace(
    event('model_run', 0, 1000),
    ...[on(1, 'add', 110, 100), on(1, 'inner', 220, 40), on(1, 'loop', 215, 50), on(1, 'if', 100, 200)],
    // One that begins where the other ends is not within it, and one on another thread runs beside it.
    ...[on(1, 'softmax', 300, 0), on(2, 'conv', 120, 30)],
  );
  const [pass] = readPasses(text).passes;
  expect(pass!.nodes.map(({ node, ms }) => [node, ms])).toEqual([
    ['if', 0.05],
    ['add', 0.1],
    ['conv', 0.03],
    ['loop', 0.01],
    ['inner', 0.04],
    ['softmax', 0],
  ]);
});

test('kernels of a node’s own graph count once, whatever thread runs them, and time that they share comes off once', () => {
  const on = (tid: number, name: string, op_name: string, ts: number, dur: number) =>
    JSON.stringify({ cat: 'Node', name: `${name}_kernel_time`, tid, ts, dur, args: { op_name } });
  const text = trace(
    event('model_run', 0, 1000),
    ...[on(1, 'if', 'If', 100, 200), on(2, 'a', 'Conv', 110, 100), on(3, 'b', 'Conv', 160, 100)],
    // Beside a node without a graph of its own, another thread has work of its own; nor is within what ends later.
    ...[on(1, 'conv', 'Conv', 400, 100), on(2, 'relu', 'Relu', 410, 50), on(1, 'loop', 'Loop', 600, 100)],
    on(2, 'late', 'Add', 650, 100),
  );
  const [pass] = readPasses(text).passes;
  expect(pass!.nodes.map(({ node, ms }) => [node, ms])).toEqual([
    ['if', 0.05],
    ['a', 0.1],
    ['b', 0.1],
    ['conv', 0.1],
    ['relu', 0.05],
    ['loop', 0.1],
    ['late', 0.1],
  ]);
});

test('lines of the runtime that are no JSON are read all the same, names as they are, and one that is none is counted', () => {
  const line = (cat: string, name: string, ts: number, dur: number, args = '{}') =>
    `{"cat" : "${cat}","pid" :1,"tid" :1,"dur" :${dur},"ts" :${ts},"ph" : "X","name" :"${name}","args" : ${args}}`;
  const text = [
    '[',
    `${line('Session', 'model_run', 0, 100)},`,
    `${line('Node', 'C:\\new\\"a"_kernel_time', 10, 20, '{"op_name" : "Conv","provider" : "CPU"}')},`,
    `${line('Node', 'seq_kernel_time', 40, 30, '{"op_name" : "SequenceAt","input_type_shape" : [{"float":[1]},]}')},`,
    `${line('Node', 'broken', 80, 1).replace('"dur"', 'dur')},`,
    line('Session', 'model_run', 200, 100),
    ']',
    '',
  ].join('\n');
  const { passes, unreadable } = readPasses(text);
  expect(passes.map(({ ms }) => ms)).toEqual([0.1, 0.1]);
  expect(passes[0]!.nodes).toEqual([
    { node: 'C:\\new\\"a"', operator: 'Conv', provider: 'CPU', ms: 0.02 },
    { node: 'seq', operator: 'SequenceAt', provider: '', ms: 0.03 },
  ]);
  expect(unreadable).toBe(1);
});

test('passes that overlap are refused, as no kernel tells which one it ran for', () => {
  const text = trace(event('model_run', 50, 100), event('model_run', 0, 100), event('a_kernel_time', 60, 7));
  expect(() => readPasses(text)).toThrow(
    'p.json:0:0: pass 2 begins before pass 1 has ended, at 50 µs; expected passes one after another',
  );
});

test('what cannot be read in a profile is counted in the summary, and a pass without a time is in no mean', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onnx-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'runs.yaml'),
    'warmUp: 0\nruns: [{ model: net, library: ort, batchSize: 1, profile: a.json }, { model: net, library: ort, batchSize: 2, profile: b.json }]\n',
  );
  const bad = event('model_run', 0, undefined);
  await writeFile(
    join(folder, 'a.json'),
    trace(bad, bad, event('model_run', 0, 0), event('model_run', 5, 3000), event('model_run', 9000, 1000)),
  );
  await writeFile(join(folder, 'b.json'), trace(event('model_run', 0, 0)));
  const { runs, leftOut } = await readOnnxRuntimeCampaign(join(folder, 'runs.yaml'));
  expect(runs[0]).toMatchObject({ status: 'ok', forwardMs: 2, further: { iterations: '2' } });
  expect(runs[1]).toMatchObject({ status: 'failed', failure: 'reported success without a forward time' });
  expect(leftOut).toEqual([
    { what: 'events that cannot be read', why: '2 times, in a.json', isCount: true },
    { what: 'times of passes that are 0', why: '2 times, 0 ms, in a.json; b.json', isCount: true },
  ]);
});
