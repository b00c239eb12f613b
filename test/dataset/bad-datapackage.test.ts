import { expect, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const BAD: readonly (readonly [string, Edit, string])[] = [
  ['it is empty', () => '', '0:0: the file is empty; expected a JSON object'],
  [
    'it is no JSON',
    swap('"created": "2026-11-01",', '"created": "2026-11-01"'),
    "6:3: expected ',' or '}' after property value; expected valid JSON",
  ],
  [
    'it is cut off',
    (text) => text.slice(0, 100),
    '5:27: expected double-quoted property name; expected valid JSON',
  ],
  ['it is no object', () => '[]', '1:1: the file is not valid: "[]"; expected object'],
  [
    'the title is missing',
    swap('  "title": "A small campaign",\n', ''),
    '1:1: title is missing; expected string',
  ],
  [
    'the title is blank',
    swap('"A small campaign"', '" "'),
    '3:12: title is not valid: " "; expected a text that is not blank',
  ],
  [
    'the label of a library shows nothing',
    swap('"GPU library"', '"\u200b"'),
    '10:23: libraries.gpu.label is not valid: "\\u{200b}"; expected a text that is not blank',
  ],
  [
    'a device is unknown',
    swap('"gpu", "precision"', '"tpu", "precision"'),
    '10:48: libraries.gpu.device is not valid: "tpu"; expected one of "cpu"|"gpu"',
  ],
  [
    'an accuracy is a percentage',
    swap('0.5', '57.1'),
    '13:61: models.tiny-net.accuracy.top1 is not valid: "57.1"; expected a fraction between 0 and 1',
  ],
  [
    'the date is none',
    swap('2026-11-01', 'last week'),
    '5:14: created is not valid: "last week"; expected a date, or a date and time with its zone, as in ISO 8601',
  ],
  [
    'a link would run a script',
    swap('written by hand"', 'written by hand", "path": "javascript:alert(1)"'),
    '6:53: sources.0.path is not valid: "javascript:alert(1)"; expected an http or https link',
  ],
  [
    'a property is there twice',
    swap('"platform": { "board": "none" }', '"platform": {}, "platform": {}'),
    '8:19: an object has the property twice: "platform"; expected each property once',
  ],
  [
    'there is a byte-order mark',
    (text) => `\uFEFF${text}`,
    '1:1: the file begins with a byte-order mark; expected UTF-8 without one',
  ],
  [
    'the text is not UTF-8',
    (text) => Buffer.from(text, 'latin1'),
    '21:98: invalid UTF-8: "byte 0xb0"; expected a file in UTF-8',
  ],
];

test.each(BAD)('datapackage.json is refused where %s', async (_, edit, message) => {
  await expect(problemsOf('datapackage.json', edit)).resolves.toEqual([`small/datapackage.json:${message}`]);
});

test('without datapackage.json nothing describes further columns', async () => {
  await expect(problemsOf('datapackage.json', () => undefined)).resolves.toEqual([
    'small/datapackage.json:0:0: the file is missing; expected a description of the dataset',
    expect.stringMatching(/^small\/runs\.csv:1:108: the header has an unknown column: "temperature_c"; /),
  ]);
});

test('of a property that is there twice the one that counts is located', async () => {
  const edit = swap('"title": "A small campaign"', '"title": "A", "title": 7');
  await expect(problemsOf('datapackage.json', edit)).resolves.toEqual([
    'small/datapackage.json:3:17: an object has the property twice: "title"; expected each property once',
    'small/datapackage.json:3:26: title is not valid: "7"; expected string',
  ]);
});

test('a byte-order mark hides no other problem, nor does one problem another', async () => {
  const edit: Edit = (text) =>
    `\uFEFF${(swap('"title": "A small campaign",', '"title": 5,')(text) as string).replace('0.5', '57.1')}`;
  await expect(problemsOf('datapackage.json', edit)).resolves.toEqual([
    'small/datapackage.json:1:1: the file begins with a byte-order mark; expected UTF-8 without one',
    'small/datapackage.json:3:12: title is not valid: "5"; expected string',
    'small/datapackage.json:13:61: models.tiny-net.accuracy.top1 is not valid: "57.1"; expected a fraction between 0 and 1',
  ]);
});

test('a dataset folder that is not there is one problem', async () => {
  const { dataset, problems } = await readDataset('test/fixtures/datasets/none');
  expect(dataset).toBeUndefined();
  expect(problems).toEqual([
    { file: 'none', line: 0, column: 0, message: 'the folder is missing', expected: 'a dataset' },
  ]);
});

test('where tables of a cluster are named wrongly, no files are looked for', async () => {
  const { problems } = await readDataset(
    await editedDataset({
      'datapackage.json': (text) =>
        JSON.stringify({
          ...(JSON.parse(text) as object),
          clickhouse: { runs: 'bench.runs; DROP', layers: 'l' },
        }),
      'runs.csv': () => undefined,
      'layers.csv': () => undefined,
    }),
  );
  expect(problems.map(({ message, value }) => [message, value])).toEqual([
    ['clickhouse.runs is not valid', 'bench.runs; DROP'],
  ]);
});
