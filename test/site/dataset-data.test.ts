import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readReport } from '../../src/markdown/read-report.ts';
import { datasetData } from '../../src/site/dataset-data.ts';
import { analyse } from '../analysis/analyse-runs.ts';
import { analyseJetsonTx1, analyseOwnData } from '../analysis/real-dataset.ts';
import { croissantSchema } from './croissant-schema.ts';

interface Described {
  readonly '@context': Readonly<Record<string, unknown>>;
  readonly description: string;
  readonly creator: unknown;
  readonly conformsTo?: string;
  readonly distribution: readonly { readonly '@id': string; readonly sha256: string }[];
  readonly recordSet: readonly {
    readonly '@id': string;
    readonly key: readonly { readonly '@id': string }[];
    readonly field: readonly {
      readonly '@id': string;
      readonly name: string;
      readonly dataType: string;
      readonly source: { readonly fileObject: { readonly '@id': string } };
    }[];
  }[];
}

const { report } = await readReport('content');
const url = (path: string) => `https://example.org${path}`;
const validate = new Ajv({ allErrors: true }).compile(croissantSchema);

async function described(analysis: Parameters<typeof datasetData>[0]): Promise<Described> {
  return JSON.parse(JSON.stringify(await datasetData(analysis, report, url))) as Described;
}

test.each([...(await analyseOwnData()).values()])(
  '$name is described as Croissant and searches for datasets want it',
  async (analysis) => {
    validate(await described(analysis));
    expect(validate.errors ?? []).toEqual([]);
  },
);

test('every name of Croissant is one that the context explains, and whatever is referred to is there', async () => {
  const data = await described(await analyseJetsonTx1());
  const terms = ['citeAs', 'conformsTo', 'isLiveDataset', 'recordSet', 'field', 'key', 'dataType'];
  for (const term of [...terms, 'source', 'fileObject', 'extract', 'column'])
    expect(JSON.stringify(data['@context'][term])).toMatch(/(cr|dct):/);
  const files = data.distribution.map((file) => file['@id']);
  const fields = data.recordSet.flatMap(({ field }) => field);
  const ids = [...files, ...data.recordSet.map((set) => set['@id']), ...fields.map((field) => field['@id'])];
  expect(new Set(ids).size).toBe(ids.length);
  for (const { source } of fields) expect(files).toContain(source.fileObject['@id']);
  for (const { key } of data.recordSet) for (const each of key) expect(ids).toContain(each['@id']);
});

test('files have the hashes of their bytes, and tables their columns, keys and types', async () => {
  const data = await described(await analyseJetsonTx1());
  const bytes = await readFile('data/jetson-tx1/runs.csv');
  const runs = data.distribution.find((file) => file['@id'] === 'runs.csv');
  expect(runs!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const table = data.recordSet.find((set) => set['@id'] === 'runs')!;
  expect(table.field.map(({ name }) => name)).toEqual(bytes.toString('utf8').split('\n')[0]!.split(','));
  expect(table.key.map((key) => key['@id'])).toEqual([
    'runs/model',
    'runs/library',
    'runs/batch_size',
    'runs/repetition',
  ]);
  const types = new Map(table.field.map(({ name, dataType }) => [name, dataType]));
  expect(['library', 'batch_size', 'forward_ms'].map((name) => types.get(name))).toEqual([
    'sc:Text',
    'sc:Integer',
    'sc:Float',
  ]);
});

test('whoever measured is the creator, and where nobody is named, the authors of the report', async () => {
  const tx1 = await analyseJetsonTx1();
  expect((await described(tx1)).creator).toEqual([
    { '@type': 'Organization', name: 'dividiti', url: 'https://github.com/dividiti' },
  ]);
  const { contributors: _, ...anonymous } = tx1.descriptor;
  expect((await described({ ...tx1, descriptor: anonymous })).creator).toEqual([
    { '@type': 'Organization', name: 'The authors of inference-report' },
  ]);
  const person = { givenName: 'Ada', familyName: 'Lovelace', organization: 'Analytical Engines' };
  expect((await described({ ...tx1, descriptor: { ...anonymous, contributors: [person] } })).creator).toEqual(
    [
      {
        '@type': 'Person',
        name: 'Ada Lovelace',
        affiliation: { '@type': 'Organization', name: 'Analytical Engines' },
      },
    ],
  );
});

test('a short description becomes one that a search takes, and data without a licence do not claim to conform', async () => {
  const sketch = analyse([{}], { title: 'Two networks' });
  const data = await described({ ...sketch, name: 'jetson-tx1' });
  expect(data.description).toBe(
    'Two networks. 1 successful run of 1 model with 1 library at batch size 2: execution times of neural networks.',
  );
  expect(data.conformsTo).toBeUndefined();
});
