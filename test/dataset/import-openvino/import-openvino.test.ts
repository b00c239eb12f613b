import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOpenVinoCampaign } from '../../../src/dataset/import-openvino/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const MANIFEST = 'test/fixtures/openvino/runs.yaml';

/** Reads one run of batch size 4 with files of these contents; `entry` is what else the manifest says of it. */
async function readRun(files: { report?: string | Buffer; counters?: string }, entry = '') {
  const folder = await mkdtemp(join(tmpdir(), 'openvino-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const named = Object.keys(files).map((name) => `, ${name}: ${name}`);
  const run = `{ model: net, library: ov, batchSize: 4${named.join('')}${entry} }`;
  await writeFile(join(folder, 'runs.yaml'), `runs: [${run}]\n`);
  return readOpenVinoCampaign(join(folder, 'runs.yaml'));
}

const told = (leftOut: readonly { readonly what: string; readonly why: string }[]): readonly string[] =>
  leftOut.map(({ what, why }) => `${what}: ${why}`);

test('a run is a process: its time is the whole one by the inferences, apart from the latency', async () => {
  const { runs } = await readOpenVinoCampaign(MANIFEST);
  expect(runs.slice(0, 2)).toMatchObject([
    {
      model: 'tiny-net',
      library: 'openvino-cpu',
      batchSize: 4,
      repetition: 0,
      status: 'ok',
      forwardMs: 2.56,
      further: {
        iterations: '100',
        first_inference_ms: '3.25',
        latency_mean_ms: '2.5',
        latency_median_ms: '2.4',
        throughput: '1562.5',
      },
    },
    {
      repetition: 1,
      forwardMs: 2.7,
      further: { latency_mean_ms: '2.65', latency_median_ms: '2.6' },
      layers: [],
    },
  ]);
});

test('layers are the nodes that were executed, with their time by the clock; the total is none', async () => {
  const { runs } = await readOpenVinoCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1', forwardMs: 1.25 },
    { layerIndex: 1, layer: 'pool;1', forwardMs: 0.5 },
    { layerIndex: 2, layer: 'reorder', forwardMs: 0 },
  ]);
});

test('of several requests at once the time is the one between completions, and the latency stays', async () => {
  const { runs } = await readOpenVinoCampaign(MANIFEST);
  expect(runs[2]).toMatchObject({
    library: 'openvino-cpu-2-requests',
    forwardMs: 2,
    further: { latency_mean_ms: '4', latency_median_ms: '3.9', requests_at_once: '2', throughput: '2000' },
    layers: [],
  });
});

test('a run that the program gave up has failed, with its words', async () => {
  const { runs } = await readOpenVinoCampaign(MANIFEST);
  expect(runs[3]).toMatchObject({ batchSize: 8, status: 'failed', failure: 'Can not allocate 4096 bytes' });
  expect(runs[3]).not.toHaveProperty('forwardMs');
});

test('the JSON report says the same, but for a latency of another percentile than the median', async () => {
  const { runs } = await readOpenVinoCampaign(MANIFEST);
  expect(runs[4]).toMatchObject({ batchSize: 32, forwardMs: 20, further: { latency_mean_ms: '19.5' } });
  expect(runs[4]!.further).not.toHaveProperty('latency_median_ms');
});

test('what cannot be taken is told, with the reason', async () => {
  const { leftOut } = await readOpenVinoCampaign(MANIFEST);
  expect(told(leftOut)).toEqual([
    'tiny-net, openvino-cpu, batch size 16, repetition 0: async.csv:0:0: the batch size is another: "4"; expected 16, as the manifest says',
    'nodes that are NOT_RUN: once, in average.csv',
    'nodes that are OPTIMIZED_OUT: once, in average.csv',
  ]);
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readOpenVinoCampaign(MANIFEST));
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.libraries.get('openvino-cpu')).toMatchObject({ framework: 'openvino' });
});

const TAIL =
  'Count:      100 iterations\nDuration:   200.00 ms\nLatency:    1.98 ms\nThroughput: 2000.00 FPS\n';

test('an old log has the median latency alone', async () => {
  const log = `[Step 10/11] Measuring performance (Start inference syncronously, limits: 100 iterations)\n${TAIL}`;
  const { runs } = await readRun({ report: log });
  expect(runs).toMatchObject([{ forwardMs: 2, further: { latency_median_ms: '1.98' } }]);
});

test.each([
  [
    'tells of several requests',
    `[Step 10/11] Measuring performance (Start inference asynchronously, 2 inference requests using 2 streams for CPU, limits: 100 iterations)\n${TAIL}`,
  ],
  ['has requests that took longer than there was time', TAIL.replace('1.98', '4.20')],
])('a log that %s is refused, as their latency is no time per batch', async (_, report) => {
  const { runs, leftOut } = await readRun({ report });
  expect(runs).toEqual([]);
  expect(told(leftOut)).toEqual([
    'net, ov, batch size 4, repetition 0: report:0:0: inference requests overlap, 2 at once; expected one after another, or "streams: throughput" in the manifest',
  ]);
  expect((await readRun({ report }, ', streams: throughput')).runs).toMatchObject([
    { forwardMs: 2, further: { requests_at_once: '2' } },
  ]);
});

test('detailed counters have a part for each request, of which a layer is the mean', async () => {
  const part = (ms: string) =>
    `layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\na;Status.EXECUTED;A;x;${ms};9\nTotal;;;;${ms};9\n\n`;
  const { runs } = await readRun({ report: TAIL, counters: part('1.000') + part('3.000') });
  expect(runs[0]!.layers).toEqual([{ layerIndex: 0, layer: 'a', forwardMs: 2 }]);
  const json = (ms: number) => ({ nodes: [{ name: 'a', status: 'EXECUTED', real_time: ms }] });
  const counters = JSON.stringify({ detailed_performance: [json(1), json(3)], report_type: 'detailed' });
  expect((await readRun({ report: TAIL, counters })).runs[0]!.layers).toEqual(runs[0]!.layers);
});

test('a throughput that is no number is left out, and told', async () => {
  const { runs, leftOut } = await readRun({ report: TAIL.replace(/Throughput: .*/, 'Throughput: inf FPS') });
  expect(runs[0]!.further).not.toHaveProperty('throughput');
  expect(told(leftOut)).toEqual(['throughputs that are no finite number: once, in report']);
});

test('layers beside other requests are left out, and counted', async () => {
  const counters = 'layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\na;EXECUTED;A;x;1;1\n';
  const { runs, leftOut } = await readRun({ report: TAIL, counters }, ', streams: throughput');
  expect(runs[0]!.layers).toEqual([]);
  expect(told(leftOut)).toEqual(['layers of runs of several requests: once, in counters']);
});

test('a log that ends with an error is of a failed run', async () => {
  const { runs } = await readRun({
    report: '[Step 7/11] Loading the model to the device\n[ ERROR ] Out of memory\n',
  });
  expect(runs).toMatchObject([{ status: 'failed', failure: 'Out of memory' }]);
});

test('a log that was cut off before its results is of a failed run', async () => {
  const { runs } = await readRun({ report: '[Step 1/11] Parsing and validating input arguments\n' });
  expect(runs).toMatchObject([{ status: 'failed', failure: 'reported success without a forward time' }]);
});

const REPORT = 'Execution results\ntotal execution time (ms);200\ntotal number of iterations;100\n';
const EITHER = 'the report or the console log of OpenVINO’s benchmark_app';

test.each([
  ['is empty', '', `0:0: the file is empty; expected ${EITHER}`],
  [
    'is another program’s',
    '&&&& RUNNING TensorRT.trtexec\n',
    `0:0: it seems to be the console log of trtexec; expected ${EITHER}`,
  ],
  [
    'is a table of counters',
    'layerName;execStatus;layerType\n',
    `0:0: it seems to be the counters of OpenVINO’s benchmark_app; expected ${EITHER}`,
  ],
  [
    'has the results of two runs',
    REPORT + REPORT,
    `0:0: there are results of 2 runs in it; expected the results of one run, in ${EITHER}`,
  ],
  [
    'is the log of two runs',
    TAIL + TAIL,
    '8:1: there are 2 runs in it; expected the log of one run, in a file of its own',
  ],
  [
    'has a time that is none',
    `${REPORT}avg latency;2,5\n`,
    '4:13: latency_avg is no number: "2,5"; expected a decimal number',
  ],
  [
    'is cut off',
    '{ "execution_results": { "latency_avg": 2',
    `1:42: the JSON is cut off; expected ${EITHER}`,
  ],
])('a report that %s is refused with the place', async (_, report, message) => {
  const { runs, leftOut } = await readRun({ report });
  expect(runs).toEqual([]);
  expect(told(leftOut)).toEqual([`net, ov, batch size 4, repetition 0: report:${message}`]);
});

test.each([
  [
    'holds nothing',
    'layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\n',
    '0:0: no node in it was executed; expected the counters of OpenVINO’s benchmark_app',
  ],
  [
    'has too few cells',
    'layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\na;EXECUTED\n',
    '2:1: the number of cells is another than the header’s: "2"; expected 6, as the header has',
  ],
  [
    'has a time that is none',
    'layerName;execStatus;layerType;execType;realTime (ms);cpuTime (ms)\na;EXECUTED;A;x;fast;1\n',
    '2:1: a time is no number: "fast"; expected milliseconds',
  ],
  [
    'is a report',
    REPORT,
    '0:0: it seems to be the report of OpenVINO’s benchmark_app; expected the counters of OpenVINO’s benchmark_app',
  ],
])('a table of counters that %s is refused with the place', async (_, counters, message) => {
  const { leftOut } = await readRun({ report: TAIL, counters });
  expect(told(leftOut)).toEqual([`net, ov, batch size 4, repetition 0: counters:${message}`]);
});

test.each([
  ['has a byte-order mark', Buffer.from(`\uFEFF${REPORT}`)],
  ['has the line ends of Windows', Buffer.from(REPORT.replaceAll('\n', '\r\n'))],
  ['is in UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${REPORT}`, 'utf16le')],
])('a report is read that %s', async (_, report) => {
  expect((await readRun({ report })).runs).toMatchObject([{ status: 'ok', forwardMs: 2 }]);
});
