import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { columnNames } from '../../../src/dataset/columns.ts';
import type { Campaign } from '../../../src/dataset/import/campaign.ts';
import { InvalidCampaignError, writeCampaign } from '../../../src/dataset/import/write-campaign.ts';
import { readDataset } from '../../../src/dataset/read-dataset.ts';
import type { FactorLevels } from '../../../src/dataset/types.ts';

const CAMPAIGN: Campaign = {
  runs: [
    {
      model: 'net',
      library: 'lib',
      batchSize: 1,
      repetition: 0,
      status: 'ok',
      failure: '',
      forwardMs: 0.125,
      further: { power_mw: '9000' },
      layers: [
        { layerIndex: 1, layer: 'b, "quoted"', forwardMs: 1e-7 },
        { layerIndex: 0, layer: 'a', forwardMs: 0.1, backwardMs: 0.2 },
      ],
    },
  ],
  furtherColumns: [{ name: 'power_mw', type: 'number', description: 'Power of the board, mW.' }],
  metadata: { created: '2026-11-01', platform: { board: 'a board' } },
  leftOut: [],
};

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'write-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

test('single times are written where there are any, and read back', async () => {
  const [run] = CAMPAIGN.runs;
  const timed = { ...CAMPAIGN, runs: [{ ...run!, iterationsMs: [0.25, 0.125] }] };
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: true };
  const { folder } = await writeCampaign(timed, options);
  const iterations: unknown[] = [];
  const { problems } = await readDataset(
    folder,
    undefined,
    () =>
      (...row) =>
        iterations.push(row),
  );
  expect(problems).toEqual([]);
  expect(iterations).toEqual([
    [0, 0, 0.25, NaN, NaN],
    [0, 1, 0.125, NaN, NaN],
  ]);
  const { resources } = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')) as {
    resources: { name: string }[];
  };
  expect(resources.map(({ name }) => name)).toEqual(['runs', 'layers', 'iterations']);
  // The measurements are replaced as a whole.
  await writeCampaign(CAMPAIGN, options);
  expect(await readdir(folder)).not.toContain('iterations.csv');
});

test('what is written reads back as a valid dataset', async () => {
  const { folder } = await writeCampaign(CAMPAIGN, {
    name: 'board',
    dataDirectory: await dataDirectory(),
    force: false,
  });
  const layers: unknown[] = [];
  const { dataset, problems } = await readDataset(
    folder,
    () =>
      (...layer) =>
        layers.push(layer),
  );
  expect(problems).toEqual([]);
  expect(dataset).toMatchObject({
    name: 'board',
    descriptor: { title: 'board', created: '2026-11-01', platform: { board: 'a board' } },
    runs: [{ model: 'net', forwardMs: 0.125, further: new Map([['power_mw', '9000']]) }],
  });
  expect(dataset!.descriptor.fields.get('runs')!.get('power_mw')).toBe('Power of the board, mW.');
  expect(layers).toEqual([
    [0, 0, 'a', 0.1, 0.2],
    [0, 1, 'b, "quoted"', 1e-7, NaN],
  ]);
});

test('an existing dataset is not overwritten without force', async () => {
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: false };
  await writeCampaign(CAMPAIGN, options);
  await expect(writeCampaign(CAMPAIGN, options)).rejects.toThrow('--force');
});

test('with force measurements in Parquet are replaced too', async () => {
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: false };
  const { folder } = await writeCampaign(CAMPAIGN, options);
  for (const table of ['runs', 'layers', 'networks'])
    await writeFile(join(folder, `${table}.parquet`), 'of earlier');
  const networksFile = join(options.dataDirectory, 'networks.csv');
  await writeFile(
    networksFile,
    `${columnNames('networks').join()}\nnet,0,a,Convolution,,8x3x3,27,72,10,100\n`,
  );
  await writeCampaign(CAMPAIGN, { ...options, force: true, networksFile });
  expect((await readdir(folder)).filter((name) => name.endsWith('.parquet'))).toEqual([]);
});

test('libraries have the framework that the source tells, but where people say another', async () => {
  const libraries = async (described: Record<string, unknown>) => {
    const runs = ['constructor', 'lib'].map((library) => ({ ...CAMPAIGN.runs[0]!, library }));
    const metadata = { ...CAMPAIGN.metadata, libraries: described };
    const options = { name: 'board', dataDirectory: await dataDirectory(), force: false };
    const { folder } = await writeCampaign({ ...CAMPAIGN, framework: 'tensorrt', runs, metadata }, options);
    return (await readDataset(folder)).dataset!.descriptor.libraries;
  };
  expect(await libraries({ lib: { label: 'Lib' } })).toEqual(
    new Map([
      ['lib', { framework: 'tensorrt', label: 'Lib' }],
      ['constructor', { framework: 'tensorrt', label: 'constructor' }],
    ]),
  );
  expect((await libraries({ lib: { framework: 'other' } })).get('lib')).toEqual({
    framework: 'other',
    label: 'lib',
  });
});

test('with force the measurements are replaced and what people wrote stays', async () => {
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: false };
  const { folder } = await writeCampaign(CAMPAIGN, options);
  const descriptor = join(folder, 'datapackage.json');
  await writeFile(
    descriptor,
    (await readFile(descriptor, 'utf8')).replace('"title": "board"', '"title": "My board"'),
  );
  await writeFile(join(folder, 'CHANGES.md'), '## 1.0.0 (2026-11-01)\n');
  const slower = { ...CAMPAIGN, runs: CAMPAIGN.runs.map((run) => ({ ...run, forwardMs: 0.25 })) };
  await writeCampaign(slower, { ...options, force: true });
  const { dataset } = await readDataset(folder);
  expect(dataset).toMatchObject({ descriptor: { title: 'My board' }, runs: [{ forwardMs: 0.25 }] });
  await expect(readFile(join(folder, 'CHANGES.md'), 'utf8')).resolves.toBe('## 1.0.0 (2026-11-01)\n');
});

test('a campaign that breaks the rules leaves nothing behind, and an older dataset untouched', async () => {
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: true };
  const { folder } = await writeCampaign(CAMPAIGN, options);
  const before = await readFile(join(folder, 'runs.csv'), 'utf8');
  const broken = { ...CAMPAIGN, runs: CAMPAIGN.runs.map((run) => ({ ...run, forwardMs: undefined })) };
  const writing = writeCampaign(broken, options);
  await expect(writing).rejects.toThrow(InvalidCampaignError);
  await expect(writing).rejects.toMatchObject({
    problems: [{ file: 'board/runs.csv', line: 2, message: 'an ok run has no forward_ms' }],
    told: [
      'net, lib, batch size 1, repetition 0: an ok run has no forward_ms; expected a time, or another status',
    ],
  });
  await expect(readdir(options.dataDirectory)).resolves.toEqual(['board']);
  await expect(readFile(join(folder, 'runs.csv'), 'utf8')).resolves.toBe(before);
});

test.each(['', 'Board', '../board', '.hidden', 'a/b'])('%j is no name for a dataset', async (name) => {
  const writing = writeCampaign(CAMPAIGN, { name, dataDirectory: await dataDirectory(), force: false });
  await expect(writing).rejects.toThrow(`invalid dataset name: ${JSON.stringify(name)}`);
});

test('problems are told in words of the source, as the files that they were found in are gone', async () => {
  const [run] = CAMPAIGN.runs;
  const runs = [
    { ...run!, status: 'failed', failure: 'a reason\nof two lines' },
    { ...run!, repetition: 1 },
    { ...run!, repetition: 2, layers: [{ layerIndex: 0, layer: 'a', forwardMs: 0 }] },
  ] as const;
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: true };
  const { folder } = await writeCampaign(CAMPAIGN, options);
  await writeFile(join(folder, 'CHANGES.md'), '## soon\n');
  const metadata = { platform: {}, version: 5 };
  await writeFile(join(folder, 'datapackage.json'), '{}');
  await expect(writeCampaign({ ...CAMPAIGN, runs, metadata }, options)).rejects.toMatchObject({
    told: [
      expect.stringMatching(
        /^datapackage\.json: created is missing; expected a date, .*; --metadata gives what/,
      ),
      'datapackage.json: version is not valid: "5"; expected string; --metadata gives what the source lacks',
      'net, lib, batch size 1, repetition 2: the run lacks a layer that the run of net, lib, batch size 1, repetition 1 has: "b, \\"quoted\\""; expected the same layers in every ok run of one model with one library',
      'net, lib, batch size 1, repetition 2: forward_ms is 0 in every layer of the run that has it; expected empty cells where the direction was not measured',
      `${join(folder, 'CHANGES.md')}:1:1: the heading of a change is not as it should be: "## soon"; expected ## <version> (<date>)`,
      `${join(folder, 'CHANGES.md')}:0:0: there is no change; expected ## <version> (<date>)`,
    ],
  });
});

test('of a file of networks the campaign’s models are taken along', async () => {
  const dataDirectoryPath = await dataDirectory();
  const networksFile = join(dataDirectoryPath, 'zoo.csv');
  const header = `${columnNames('networks').join()}\n`;
  const networks = (...models: string[]) =>
    header + models.map((model) => `${model},0,"a, b",Convolution,,4x8x8,192,256,112,6912\n`).join('');
  const options = { name: 'board', dataDirectory: dataDirectoryPath, force: true, networksFile };
  const written = () => readFile(join(dataDirectoryPath, 'board', 'networks.csv'), 'utf8');

  await writeFile(networksFile, networks('other', 'net'));
  expect((await writeCampaign(CAMPAIGN, options)).leftOut).toEqual([
    { what: 'the network other', why: 'no run is of it' },
  ]);
  expect(await written()).toBe(networks('net'));

  const quoted = networks('net').replace('Convolution', '"Convolution"');
  await writeFile(networksFile, quoted);
  expect((await writeCampaign(CAMPAIGN, options)).leftOut).toEqual([]);
  expect(await written()).toBe(quoted);

  await writeFile(networksFile, networks('net').replace('6912', '-1'));
  await expect(writeCampaign(CAMPAIGN, options)).rejects.toThrow(
    `${networksFile}:2:45: macs_per_image is not a whole number in range: "-1"; expected a whole number of at least 0`,
  );
});

const LEVELS: readonly FactorLevels[] = [{ threads: '10' }, { threads: '2' }, {}];

const VARIED: Campaign = {
  ...CAMPAIGN,
  runs: LEVELS.map((factors) => ({
    ...CAMPAIGN.runs[0]!,
    layers: [{ layerIndex: 0, layer: 'a', forwardMs: 0.1 }],
    factors,
  })),
  factors: [{ name: 'threads', label: 'threads', of: 'library' }],
};

test('factors are columns of the key, described and in the order of their levels', async () => {
  const dataDirectoryPath = await dataDirectory();
  const options = { name: 'board', dataDirectory: dataDirectoryPath, force: true };
  const { folder } = await writeCampaign(VARIED, options);
  const text = (file: string) => readFile(join(folder, file), 'utf8');
  expect((await text('layers.csv')).split('\n')).toEqual([
    'model,library,batch_size,threads,repetition,layer_index,layer,forward_ms,backward_ms',
    'net,lib,1,,0,0,a,0.1,',
    'net,lib,1,2,0,0,a,0.1,',
    'net,lib,1,10,0,0,a,0.1,',
    '',
  ]);
  const described = JSON.parse(await text('datapackage.json')) as {
    factors: object;
    resources: { schema: { fields: { name: string; description: string }[]; primaryKey: string[] } }[];
  };
  expect(described.factors).toEqual({ threads: { label: 'threads' } });
  expect(described.resources[1]!.schema.primaryKey).toEqual([
    ...['model', 'library', 'batch_size', 'threads', 'repetition', 'layer'],
  ]);

  // What people wrote of a factor outlives the next import; the single times that went with the old ones do not.
  const file = join(folder, 'datapackage.json');
  const labelled = { threads: { label: 'Threads', order: ['10', '2'] }, clock: { label: 'Clock' } };
  await writeFile(file, JSON.stringify({ ...described, factors: labelled }));
  await writeFile(join(folder, 'iterations.csv'), 'of earlier');
  const { leftOut } = await writeCampaign(VARIED, options);
  expect(leftOut).toEqual([{ what: 'the factor clock', why: 'no run has a level of it' }]);
  const { dataset } = await readDataset(folder);
  expect(dataset!.descriptor.factors).toEqual([
    { name: 'threads', label: 'Threads', order: ['10', '2'], of: 'library' },
  ]);
  expect(dataset!.runs.map(({ factors }) => factors.threads)).toEqual([undefined, '10', '2']);
});

test('a problem of a run with factors names its levels', async () => {
  const runs = VARIED.runs.map((run) => ({ ...run, forwardMs: undefined }));
  const options = { name: 'board', dataDirectory: await dataDirectory(), force: false };
  await expect(writeCampaign({ ...VARIED, runs }, options)).rejects.toMatchObject({
    told: expect.arrayContaining([
      expect.stringMatching(/^net, lib, batch size 1, threads 10, repetition 0: an ok run has no forward_ms/),
    ]) as string[],
  });
});
