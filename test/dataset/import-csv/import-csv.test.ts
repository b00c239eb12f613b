import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const MAPPING = 'test/fixtures/csv/mapping.yaml';

test('columns, constants, units, words and cells that mean nothing are mapped', async () => {
  const { runs } = await readCsvCampaign(MAPPING);
  expect(runs).toMatchObject([
    { model: 'tiny-net', library: 'armnn', batchSize: 1, repetition: 0, status: 'ok', forwardMs: 250 },
    { batchSize: 1, repetition: 1, forwardMs: 125, further: { power_mw: '' } },
    { batchSize: 2, repetition: 0, status: 'failed', failure: 'crash; at exit', forwardMs: undefined },
  ]);
  expect(runs[0]!.further).toEqual({ power_mw: '5000' });
});

test('layers go to their runs, the same layer again to the next repetition', async () => {
  const { runs } = await readCsvCampaign(MAPPING);
  expect(runs.map(({ layers }) => layers.map(({ layer, forwardMs }) => [layer, forwardMs]))).toEqual([
    [
      ['conv1', 200],
      ['relu1', 31.25],
    ],
    [
      ['conv1', 100],
      ['relu1', 15.625],
    ],
    [],
  ]);
});

test('a row that cannot be read is left out with its line and the reason', async () => {
  const { leftOut } = await readCsvCampaign(MAPPING);
  expect(leftOut).toEqual([
    {
      what: 'results.csv:5',
      why: 'unknown status: "MAYBE"; expected ok, failed or timeout, by words of the mapping',
    },
    { what: 'results.csv:6', why: 'not a number: "x"; expected a decimal number' },
    { what: '1 layers of other-net,armnn,1,0', why: 'they belong to no run' },
  ]);
});

test('numbers have a comma where the mapping says so, and are told where it does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mapping-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'r.csv'),
    'net;batch;s;W;note\na,b;1;0,0125;5,5;1,5\na,b;2;1.234,5;;\na,b;4;1e-3;n/a;\n',
  );
  const mapping = (decimal: string) => `delimiter: ';'
${decimal}
runs:
  file: r.csv
  model: net
  library: { value: lib }
  batch_size: batch
  forward_ms: { column: s, scale: 1000 }
  backward_ms: { value: 2.5 }
  further: { power_w: { column: W, type: number, empty: [n/a], description: W }, note: { column: note, description: N } }
`;
  await writeFile(join(folder, 'comma.yaml'), mapping("decimal: ','"));
  const { runs, leftOut } = await readCsvCampaign(join(folder, 'comma.yaml'));
  expect(
    runs.map(({ model, forwardMs, backwardMs, further }) => [model, forwardMs, backwardMs, further]),
  ).toEqual([
    ['a,b', 12.5, 2.5, { power_w: '5.5', note: '1,5' }],
    ['a,b', 1, 2.5, { power_w: '', note: '' }],
  ]);
  expect(leftOut).toEqual([{ what: 'r.csv:3', why: 'not a number: "1.234,5"; expected a decimal number' }]);
  await writeFile(join(folder, 'point.yaml'), mapping(''));
  expect((await readCsvCampaign(join(folder, 'point.yaml'))).leftOut[0]!.why).toBe(
    'not a number: "0,0125"; expected a decimal number, or "decimal: \',\'" in the mapping',
  );
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readCsvCampaign(MAPPING));
  expect(problems).toEqual([]);
  expect(dataset!.runs.map(({ further }) => further)).toEqual([
    new Map([['power_mw', '5000']]),
    new Map(),
    new Map(),
  ]);
});

test('a mapping with a wrong property is refused by its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mapping-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const mapping = join(folder, 'mapping.yaml');
  await writeFile(mapping, 'runs: { file: a.csv, model: a, library: b, batch_size: c, forward: d }\n');
  await expect(readCsvCampaign(mapping)).rejects.toThrow(/runs\.forward_ms|Unrecognized key: "forward"/);
});
