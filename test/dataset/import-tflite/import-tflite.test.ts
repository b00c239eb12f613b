import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTfliteCampaign } from '../../../src/dataset/import-tflite/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const FIXTURES = 'test/fixtures/tflite';
const MANIFEST = join(FIXTURES, 'runs.yaml');

async function readRun(files: { log?: string | Buffer; profile?: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'tflite-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const named = Object.keys(files).map((name) => `, ${name}: ${name}`);
  const run = `{ model: net, library: tflite, batchSize: 1${named.join('')} }`;
  await writeFile(join(folder, 'runs.yaml'), `runs: [${run}]\n`);
  return readTfliteCampaign(join(folder, 'runs.yaml'));
}

const told = (leftOut: readonly { readonly what: string; readonly why: string }[]): readonly string[] =>
  leftOut.map(({ what, why }) => `${what}: ${why}`);

test('a run is a process: its time is the mean of the inferences after the warm-up', async () => {
  const { runs } = await readTfliteCampaign(MANIFEST);
  expect(runs[0]).toMatchObject({
    model: 'tiny-net',
    library: 'tflite-xnnpack',
    batchSize: 1,
    status: 'ok',
    forwardMs: 2.50025,
    further: {
      iterations: '50',
      std_ms: '0.012',
      median_ms: '2.498',
      first_inference_ms: '4',
      warm_up_ms: '2.7505',
      memory_footprint_mb: '6.25',
      num_threads: '4',
    },
  });
  expect(runs[0]).not.toHaveProperty('memoryBytes');
});

test('a log of Android says the same behind its own words', async () => {
  const { runs } = await readTfliteCampaign(MANIFEST);
  expect(runs[1]).toMatchObject({
    repetition: 1,
    forwardMs: 2.4022,
    further: { iterations: '40', std_ms: '0.01', first_inference_ms: '3.9', num_threads: '4' },
  });
});

test('layers are the operators of the primary graph in their order, with their time per inference', async () => {
  const { runs } = await readTfliteCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: '[conv1/Relu, conv1/aux]:0', forwardMs: 1.5 },
    { layerIndex: 1, layer: '[while]:1', forwardMs: 0.5 },
    { layerIndex: 2, layer: '[prob]:2', forwardMs: 0 },
  ]);
  expect(runs[1]!.layers.map(({ layer, forwardMs }) => [layer, forwardMs])).toEqual([
    ['[conv1/Relu, conv1/aux]:0', 1.4],
    ['[while]:1', 0.5],
    ['[prob]:2', 0.015625],
  ]);
});

test('a run that the program gave up has failed, with its words; what is no operator is counted', async () => {
  const { runs, leftOut } = await readTfliteCampaign(MANIFEST);
  expect(runs[2]).toMatchObject({
    library: 'tflite-gpu',
    status: 'failed',
    failure: 'ERROR: Failed to apply GPU delegate.',
    layers: [],
  });
  expect(told(leftOut)).toEqual(['events that are no operators: once, in operators.csv']);
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readTfliteCampaign(MANIFEST));
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.libraries.get('tflite-gpu')).toMatchObject({ framework: 'tflite' });
});

const OLD = `count=1 curr=352

count=50 first=885931 curr=881142 min=851668 max=903937 avg=880688 std=12426

Average inference timings in us: Warmup: 352, Init: 2491, no stats: 880688
============================== Run Order ==============================
\t             [node type]\t  [start]\t  [first]\t [avg ms]\t     [%]\t  [cdf%]\t  [mem KB]\t[times called]\t[Name]
\t        Misc Runtime Ops\t    0.000\t    0.104\t    0.104\t 55.467%\t 55.467%\t     0.000\t        0\tAllocateTensors/0
\t         FULLY_CONNECTED\t    0.000\t    0.088\t    0.088\t 23.467%\t 78.933%\t     0.000\t        0\t[dense/BiasAdd]:0
`;

test('the logs of old versions name fewer times, and print 0 for once', async () => {
  const { runs } = await readRun({ log: OLD });
  expect(runs).toMatchObject([
    {
      forwardMs: 880.688,
      further: { iterations: '50', std_ms: '12.426', warm_up_ms: '0.352' },
      layers: [{ layer: '[dense/BiasAdd]:0', forwardMs: 0.088 }],
    },
  ]);
});

test('a mean in powers of ten is read as one', async () => {
  const log =
    'Inference timings in us: Init: 1, First inference: 3512391, Warmup (avg): 3.51239e+06, Inference (avg): 2.95034e+06\n';
  expect((await readRun({ log })).runs).toMatchObject([{ forwardMs: 2950.34 }]);
});

test('a log that was cut off before its timings is of a failed run', async () => {
  const { runs } = await readRun({ log: 'count=50 first=1 curr=2 min=1 max=2 avg=1.5 std=1\n' });
  expect(runs).toMatchObject([{ status: 'failed', failure: 'reported success without a forward time' }]);
});

test('a mean that is none makes a failed run, and is counted', async () => {
  const { runs, leftOut } = await readRun({
    log: 'Inference timings in us: Init: 1, Inference (avg): -nan\n',
  });
  expect(runs).toMatchObject([{ status: 'failed' }]);
  expect(told(leftOut)).toEqual(['times of runs that are no finite number: once, in log']);
});

const LOG = 'the log of TFLite’s benchmark_model';

test.each([
  ['is empty', '', `0:0: the file is empty; expected ${LOG}`],
  [
    'is another program’s',
    '&&&& RUNNING TensorRT.trtexec\n',
    `0:0: it seems to be the console log of trtexec; expected ${LOG}`,
  ],
  [
    'is of two runs',
    OLD + OLD,
    '14:1: there are 2 runs in it; expected the log of one run, in a file of its own',
  ],
  [
    'has a row that is cut off',
    `${OLD}\t   CONV_2D\t 0.1\n`,
    '10:1: a row of operators cannot be read; expected a row with the columns of its header',
  ],
])('a log that %s is refused with the place', async (_, log, message) => {
  const { runs, leftOut } = await readRun({ log });
  expect(runs).toEqual([]);
  expect(told(leftOut)).toContain(`net, tflite, batch size 1, repetition 0: log:${message}`);
});

test.each([
  ['is a log', OLD, `0:0: it seems to be ${LOG}; expected the CSV of operators of TFLite’s benchmark_model`],
  [
    'has a header alone',
    'node type, first, avg_ms, %, cdf%, mem KB, times called, name\n',
    '0:0: there is no table of operators in their order in it; expected the CSV of operators of TFLite’s benchmark_model',
  ],
  [
    'has a row that is cut off',
    '=== Run Order ===\nnode type, first, avg_ms, %, cdf%, mem KB, times called, name\nADD, 1, 1\n',
    '3:1: a row of operators cannot be read; expected a row with the columns of its header',
  ],
])('a profile that %s is refused with the place', async (_, profile, message) => {
  const { leftOut } = await readRun({ log: OLD, profile });
  expect(told(leftOut)).toEqual([`net, tflite, batch size 1, repetition 0: profile:${message}`]);
});

test('a log is read with a byte-order mark, the line ends of Windows, or in UTF-16 as PowerShell writes it', async () => {
  const log = await readFile(join(FIXTURES, 'profiled.log'), 'utf8');
  const usual = (await readRun({ log })).runs;
  expect(usual[0]!.layers).toHaveLength(3);
  for (const bytes of [
    Buffer.from(`\uFEFF${log}`),
    Buffer.from(log.replaceAll('\n', '\r\n')),
    Buffer.from(`\uFEFF${log}`, 'utf16le'),
  ])
    expect((await readRun({ log: bytes })).runs).toEqual(usual);
});
