import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileOfKind } from '../../../src/dataset/import/refused-source.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { parseLog } from '../../../src/dataset/import-trtexec/read-log.ts';
import { importedDataset } from '../imported-dataset.ts';

const FIXTURES = 'test/fixtures/trtexec-log';
const MANIFEST = join(FIXTURES, 'runs.yaml');
const fixture = (name: string): Promise<string> => readFile(join(FIXTURES, name), 'utf8');

/** A folder with the fixtures, some of them written anew, and another manifest. */
async function campaignOf(manifest: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'trtexec-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(FIXTURES, folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'runs.yaml'), manifest);
  return readTrtexecCampaign(join(folder, 'runs.yaml'));
}

const oneRun = (log: string, more = ''): string =>
  `runs: [{ model: net, library: trt, batchSize: 8, log: ${log}${more} }]\n`;

/** Why the only run is left out, without the run's name. */
async function whyLeftOut(log: string, content: string | Uint8Array, more = ''): Promise<string> {
  const { runs, leftOut } = await campaignOf(oneRun(log, more), { [log]: content });
  expect(runs).toEqual([]);
  return leftOut[0]!.why;
}

test('a log of version 10 gives the time on the GPU and its spread, and apart from it latency and throughput', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]).toMatchObject({
    library: 'tensorrt-10',
    status: 'ok',
    forwardMs: 2.4,
    further: {
      iterations: '1200',
      forward_ms_least: '2.2',
      forward_ms_median: '2.35',
      forward_ms_p90: '2.55',
      forward_ms_p95: '2.65',
      forward_ms_p99: '2.8',
      forward_ms_most: '2.85',
      latency_mean_ms: '2.65',
      latency_p99_ms: '3.05',
      enqueue_mean_ms: '0.32',
      h2d_median_ms: '0.2',
      d2h_mean_ms: '0.05',
      batches_per_second: '399.84',
      streams: '1',
      tensorrt_version: '10.3.0',
      build_precision: 'FP32+FP16',
    },
  });
  expect(runs[0]!.further).not.toHaveProperty('forward_ms_mean');
  expect(runs[0]!.further).not.toHaveProperty('enqueue_p99_ms');
});

test('what trtexec counts as queries are images where it was given --batch, and batches where it was not', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  const eight = runs.find(({ library, status }) => library === 'tensorrt-8' && status === 'ok')!;
  expect(eight).toMatchObject({ batchSize: 16, forwardMs: 5.6, further: { iterations: '600' } });
  expect(Number(eight.further!.batches_per_second)).toBeCloseTo(2666.67 / 16, 9);
  expect(eight.further).not.toHaveProperty('h2d_mean_ms');
  expect(eight.further).toMatchObject({ tensorrt_version: '8.0.1', build_precision: 'FP32' });
});

test('version 7 has a line for each statistic, and counts no queries of networks with a batch of their own', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  const seven = runs.find(({ library }) => library === 'tensorrt-7')!;
  expect(seven).toMatchObject({
    forwardMs: 0.8,
    further: {
      forward_ms_p99: '1.1',
      latency_mean_ms: '0.9',
      latency_p99_ms: '1.2',
      enqueue_median_ms: '0.15',
    },
  });
  for (const column of ['iterations', 'batches_per_second', 'tensorrt_version', 'enqueue_mean_ms'])
    expect(seven.further).not.toHaveProperty(column);
});

test('layers of a printed profile have their totals divided by the iterations, whichever side the names are on', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: '/conv1/Conv + /relu1/Relu', forwardMs: 1.5 },
    { layerIndex: 1, layer: 'Reformatting CopyNode for Output Tensor 0 to fc', forwardMs: 0.8 },
    { layerIndex: 2, layer: '{ForeignNode[shape...cast]}', forwardMs: 0.1 / 1300 },
  ]);
  expect(runs.find(({ library }) => library === 'tensorrt-7')!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1 + relu1', forwardMs: 0.62 },
    { layerIndex: 1, layer: 'pool', forwardMs: 0.0031 },
    { layerIndex: 2, layer: 'fc (Unnamed Layer* 3)', forwardMs: 0.1519 },
  ]);
});

test('a layer that did not run in all iterations has the average that is printed', async () => {
  const text = (await fixture('v10.log'))
    .replace('1950.00       1.5000', ' 975.00       1.5000')
    .replace('2990.10       2.3001', '2015.10       1.5501');
  const { layers } = parseLog(text, fileOfKind('a.log', 'trtexec-log'));
  expect(layers[0]).toMatchObject({ averageMs: 1.5 });
});

test('a run that failed in its log has failed, for the first error', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs.at(-1)).toMatchObject({
    batchSize: 64,
    status: 'failed',
    failure: expect.stringMatching(/^Error\[2\]: \[virtualMemoryBuffer.*…$/),
    layers: [],
  });
  expect(runs.at(-1)!.forwardMs).toBeUndefined();
});

test('a run that failed after its summary has failed, and so has one whose log has no error', async () => {
  const text = (await fixture('v10.log')).replace('&&&& PASSED', '&&&& FAILED');
  const { runs } = await campaignOf(oneRun('a.log'), { 'a.log': text });
  expect(runs[0]).toMatchObject({ status: 'failed', failure: 'trtexec ended with FAILED', forwardMs: 2.4 });
});

test('the campaign becomes a valid dataset whose columns are all described', async () => {
  const campaign = await readTrtexecCampaign(MANIFEST);
  const { dataset, problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
  const described = dataset!.descriptor.fields.get('runs')!;
  for (const { name } of campaign.furtherColumns) expect(described.get(name)).toMatch(/\S{3}.*\.$/);
  expect(described.get('forward_ms_p99')).toMatch(
    /^99th percentile of the GPU compute time of the iterations/,
  );
  expect(described.get('vdd_soc_mw')).toBe('Mean power of the rail VDD_SOC in that part, mW.');
});

const STREAMS = (text: string): string => text.replace('Inference Streams: 1', 'Inference Streams: 2');

test('several streams are refused, as latency is then no time per batch', async () => {
  expect(await whyLeftOut('a.log', STREAMS(await fixture('v10.log')))).toBe(
    'a.log:0:0: batches ran in 2 streams at once; expected one stream, or "streams: throughput" in the manifest',
  );
});

test('more time on the GPU than there was tells streams that overlap, whatever the log says', async () => {
  const text = (await fixture('v10.log'))
    .replace('Inference Streams: 1', '')
    .replace('Total GPU Compute Time: 2.88', 'Total GPU Compute Time: 5.8');
  expect(await whyLeftOut('a.log', text)).toMatch(
    /^a\.log:23:27: batches overlap: 5\.8 s of GPU compute time in 3\.0012 s; expected one stream/,
  );
});

test('where the manifest asks for throughput, the time is the one between completions, and latencies stay', async () => {
  const { runs, leftOut } = await campaignOf(oneRun('a.log', ', streams: throughput'), {
    'a.log': STREAMS(await fixture('v10.log')),
  });
  expect(runs[0]).toMatchObject({
    forwardMs: 1000 / 399.84,
    further: { compute_mean_ms: '2.4', compute_p99_ms: '2.8', latency_mean_ms: '2.65', streams: '2' },
    layers: [],
  });
  expect(runs[0]!.further).not.toHaveProperty('forward_ms_median');
  expect(leftOut).toEqual([
    { what: 'layers of runs of several streams', why: '3 times, in a.log', isCount: true },
  ]);
});

test('throughput is refused where the log does not tell how many batches were completed', async () => {
  const { leftOut } = await campaignOf(
    'runs: [{ model: net, library: trt, batchSize: 1, log: v7.log, streams: throughput }]\n',
  );
  expect(leftOut[0]!.why).toMatch(
    /^v7\.log:21:27: nothing tells how many batches were completed; expected the console log of trtexec$/,
  );
});

test('of a log to which runs were appended, the manifest says which run it is', async () => {
  const text = await fixture('v10.log');
  const both = text + text.replace('mean = 2.4 ms', 'mean = 2.6 ms');
  const run = (nth: number) => oneRun('a.log', `, logRun: ${nth}`);
  const times = [1, 2].map(async (nth) => (await campaignOf(run(nth), { 'a.log': both })).runs[0]!.forwardMs);
  expect(await Promise.all(times)).toEqual([2.4, 2.6]);
  expect(await whyLeftOut('a.log', both, ', logRun: 3')).toBe(
    'a.log:0:0: runs in it: "2"; expected a log with at least 3',
  );
});

test('what is a factor is no further column too, and has the level that the log says', async () => {
  const streams = STREAMS(await fixture('v10.log'));
  const more = (level: number) => `, streams: throughput, factors: { streams: ${level} }`;
  const campaign = await campaignOf(oneRun('a.log', more(2)), { 'a.log': streams });
  expect(campaign.runs[0]).toMatchObject({ factors: { streams: '2' } });
  expect(campaign.furtherColumns.map(({ name }) => name)).not.toContain('streams');
  expect(await whyLeftOut('a.log', streams, more(4))).toBe(
    'a.log:0:0: another level of streams: "2"; expected 4, as the run\'s factor says',
  );
});

test('a log and exported times beside it have to agree, and the exported ones have more digits', async () => {
  const iteration = (startComputeMs: number, computeMs: number) => ({ startComputeMs, computeMs });
  const text = (await fixture('v10.log')).replace('has 1200 queries', 'has 2 queries');
  const times = (ms: number) => JSON.stringify([iteration(100, 9), iteration(300, 2.3), iteration(310, ms)]);
  const beside = { 'a.log': text, 'good.json': times(2.50003), 'bad.json': times(2.6) };
  const { runs } = await campaignOf(oneRun('a.log', ', times: good.json'), beside);
  expect(runs[0]).toMatchObject({ status: 'ok', further: { iterations: '2', forward_ms_p95: '2.65' } });
  expect(runs[0]!.forwardMs).toBeCloseTo(2.400015, 9);
  const bad = await campaignOf(oneRun('a.log', ', times: bad.json'), beside);
  expect(bad.leftOut[0]!.why).toMatch(
    /^a\.log:27:27: another mean GPU compute time: "2\.4"; expected 2\.45\d*, as in bad\.json$/,
  );
  const more = await campaignOf(oneRun('v10.log', ', times: good.json'), beside);
  expect(more.leftOut[0]!.why).toBe(
    'v10.log:0:0: another number of batches: "1200"; expected 2, as in good.json',
  );
});

test('a profile beside a log has to have the layers that the log has', async () => {
  const layer = (name: string) => ({ name, timeMs: 1, averageMs: 1 });
  const profile = JSON.stringify([layer('/conv1/Conv + /relu1/Relu'), layer('other')]);
  const { leftOut } = await campaignOf(oneRun('v10.log', ', profile: p.json'), { 'p.json': profile });
  expect(leftOut[0]!.why).toBe(
    'v10.log:0:0: another layer in the profile: "Reformatting CopyNode for Output Tensor 0 to fc"; expected the layers of p.json',
  );
});

test('a log of another batch size than its run is refused, unless the manifest says that inputs do not begin with it', async () => {
  const manifest = (log: string, more = '') =>
    `runs: [{ model: net, library: trt, batchSize: 4, log: ${log}${more} }]\n`;
  expect((await campaignOf(manifest('v10.log'))).leftOut[0]!.why).toBe(
    'v10.log:0:0: the log is of another batch size: "8x3x64x64"; expected the batch size of the run, 4, or "batchFirst: false" where it is no first dimension',
  );
  expect((await campaignOf(manifest('v8.log'))).leftOut[0]!.why).toMatch(/"--batch=16, 3x64x64"/);
  expect((await campaignOf(manifest('v10.log', ', batchFirst: false'))).runs).toHaveLength(1);
});

test('the batch size is also told by the command line, where the log has nothing else of it', () => {
  const of = (flags: string) =>
    parseLog(
      `&&&& RUNNING TensorRT.trtexec [TensorRT v9200] # trtexec --onnx=a.onnx ${flags}\n[I] GPU Compute Time: min = 1 ms, max = 1 ms, mean = 1 ms, median = 1 ms\n`,
      fileOfKind('a.log', 'trtexec-log'),
    ).options;
  expect(of('--shapes=a:b:4x3,c:4 --optShapes=a:b:2x3').inputs).toEqual([[4, 3], [4]]);
  expect(of('--minShapes=a:1x3 --optShapes=a:2x3').inputs).toEqual([[2, 3]]);
  expect(of('--batch=32 --infStreams=3')).toMatchObject({ batch: 32, streams: 3, version: '9.2.0' });
  expect(of('--streams=4').streams).toBe(4);
});

test('the averages of a log that was cut down to them are its time, which is told', async () => {
  const text = (await fixture('v10.log')).split('\n').filter((line) => line.includes('Average on'));
  const { runs, leftOut } = await campaignOf(oneRun('a.log'), { 'a.log': text.join('\n') });
  expect(runs[0]).toMatchObject({ status: 'ok', forwardMs: 2.4 });
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'logs without a summary, whose times are the mean of averages: once, in a.log',
    'logs that end before trtexec says how the run went: once, in a.log',
  ]);
});

test('a log that another program has put before its lines, without time stamps, or without the options is read', async () => {
  const lines = (await fixture('v10.log')).split('\n');
  const start = lines.findIndex((line) => line.includes('=== Performance summary'));
  const summary = lines.slice(start).join('\n');
  for (const text of [
    summary,
    summary.replaceAll(/^\[[\d/:-]+\] /gm, ''),
    summary.replaceAll(/^\[[\d/:-]+\] \[I\] /gm, ''),
    summary.replaceAll(/^/gm, '[INFO] '),
    summary.replaceAll(/^/gm, '# '),
  ]) {
    const { runs } = await campaignOf(oneRun('a.log'), { 'a.log': text });
    expect(runs[0]).toMatchObject({ status: 'ok', forwardMs: 2.4, further: { latency_mean_ms: '2.65' } });
  }
});

test.each([
  [
    'is of no measure',
    'Host latency\n',
    '\n',
    'nothing says what the statistic is of: "min: 0.85 ms (end to end 0.9 ms)"',
  ],
  [
    'is none',
    'max: 1.4 ms',
    'mix: 1.4 ms',
    'a line of the summary is broken: "mix: 1.4 ms (end to end 2.1 ms)"',
  ],
  [
    'has no unit',
    'max: 1.4 ms (',
    'max: 1.4 (',
    'a line of the summary is broken: "max: 1.4 (end to end 2.1 ms)"',
  ],
  [
    'has no unit at all',
    'median: 0.15 ms',
    'median: 0.15',
    'a line of the summary is broken: "median: 0.15"',
  ],
  [
    'comes after a total',
    'throughput: 0 qps\n',
    'throughput: 0 qps\nmin: 3 ms\n',
    'a.log:22:1: nothing says what the statistic is of: "min: 3 ms"',
  ],
  ['has no percentage', '1.1 ms at 99%', '1.1 ms', 'a line of the summary is broken: "percentile: 1.1 ms"'],
])('a statistic of version 7 that %s is refused', async (_, from, to, message) => {
  const text = (await fixture('v7.log')).replace(from, to);
  const reading = () => parseLog(text, fileOfKind('a.log', 'trtexec-log'));
  expect(reading).toThrow(message);
});

test.each<[string, (text: string) => string | Uint8Array]>([
  ['ends its lines in CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['ends its lines in CR', (text) => text.replaceAll('\n', '\r')],
  ['has a byte-order mark', (text) => `\uFEFF${text}`],
  ['is in UTF-16, as PowerShell writes it', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a log that %s is read as any other', async (_, written) => {
  const text = await fixture('v10.log');
  const { runs } = await campaignOf(oneRun('a.log'), { 'a.log': written(text) });
  const plain = await campaignOf(oneRun('v10.log'));
  expect(runs).toEqual(plain.runs);
});

test.each<[string, (text: string) => string, string]>([
  ['is empty', () => '', 'a.log:0:0: the file is empty; expected the console log of trtexec'],
  [
    'is in UTF-16 without a mark',
    (text) => [...text].join('\0') + '\0',
    'a.log:0:0: it seems to be a text in UTF-16 without a byte-order mark; expected the console log of trtexec',
  ],
  [
    'is of exported times',
    () => '[{ "computeMs": 1 }]',
    'a.log:0:0: it seems to be what trtexec writes with --exportTimes; expected the console log of trtexec',
  ],
  [
    'is of another program',
    () => 'I1207 02:01:22.100001  7401 caffe.cpp:347] Use CPU.\n',
    'a.log:0:0: it seems to be the log of caffe time; expected the console log of trtexec',
  ],
  [
    'is cut off before its summary',
    (text) => text.slice(0, text.indexOf('[11/02/2026-10:00:05] [I] === Performance')).trimEnd(),
    'a.log:21:26: the log is cut off before its summary; expected the console log of trtexec',
  ],
  [
    'is cut off within its summary',
    (text) => text.slice(0, text.indexOf('ms, mean = 2.4 ms')),
    'a.log:27:27: a line of the summary is broken: "GPU Compute Time: min = 2.2 ms, max = 2.85"; expected the console log of trtexec',
  ],
  [
    'is cut off within its profile',
    (text) => text.slice(0, text.indexOf('0.10       0.0001')),
    'a.log:34:27: the profile has no line with the total of its layers; expected the console log of trtexec',
  ],
  [
    'has a profile without a number of iterations',
    (text) => text.replace('(1300 iterations', '(13o0 iterations'),
    'a.log:34:27: a line of the profile is broken: "=== Profile (13o0 iterations ) ==="; expected the console log of trtexec',
  ],
  [
    'has a profile that lost its title',
    (text) => text.replace('=== Profile', '=== Prof'),
    'a.log:35:27: a line of the profile is broken: "   Time(ms)     Avg.(ms)   Median(ms)   Time(%)   Layer"; expected the console log of trtexec',
  ],
  [
    'has a profile that does not add up',
    (text) => text.replace('1040.00', '1140.00'),
    'a.log:39:27: the layers do not add up to their total: "2990.1"; expected the console log of trtexec',
  ],
  [
    'has two runs',
    (text) => text + text,
    'a.log:42:1: a second run begins; expected one run in a log, or "logRun" in the manifest, from 1',
  ],
  [
    'has two summaries',
    (text) => text.replace(/.*Throughput.*\n/, '$&$&'),
    'a.log:24:27: a second summary; expected one run in a log',
  ],
  [
    'has a profile without a summary, as without --separateProfileRun',
    (text) => text.replaceAll(/.*(?:Average on|min =|Total (?:Host|GPU)|Throughput|Timing trace).*\n/g, ''),
    'a.log:0:0: the log has a profile and no summary, as without --separateProfileRun; expected the console log of trtexec',
  ],
  [
    'has no time on the GPU',
    (text) => text.replace(/.*GPU Compute Time: min.*\n/, ''),
    'a.log:23:27: the log has no mean of "GPU Compute Time"; expected the console log of trtexec',
  ],
])('a log that %s is refused in one line, with the place', async (_, broken, message) => {
  expect(await whyLeftOut('a.log', broken(await fixture('v10.log')))).toBe(message);
});
