import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commonItem, inItems } from '../../src/dataset/item-words.ts';
import { writeCampaign } from '../../src/dataset/import/write-campaign.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { problemsOf } from './problems-of.ts';

const TOKENS = { item: { one: 'token', many: 'tokens' } };

test.each([
  ['Time per image, ms', 'Time per token, ms'],
  ['Images per second', 'Tokens per second'],
  ['12\u00a0images/s/W', '12\u00a0tokens/s/W'],
  ['mean-time-per-image', 'mean-time-per-token'],
  ['imagery, ImageNet', 'imagery, ImageNet'],
])('words for images are those for the items of a dataset: %s', (words, expected) => {
  expect(inItems(words, TOKENS)).toBe(expected);
  expect(inItems(words, {})).toBe(words);
});

test('two datasets beside each other have a word in common, or are of items', () => {
  expect(commonItem(TOKENS, TOKENS)).toEqual(TOKENS);
  expect(commonItem({}, {})).toEqual({});
  expect(inItems('ms per image', commonItem({}, TOKENS))).toBe('ms per item');
});

test('a dataset says what a batch has several of, and one that says it wrong has a problem', async () => {
  const withItem = (item: string) => (text: string) => text.replace('{', `{\n  "item": ${item},`);
  expect(await problemsOf('datapackage.json', withItem('{ "one": "token", "many": "tokens" }'))).toEqual([]);
  expect(await problemsOf('datapackage.json', withItem('{ "one": "token" }'))).toEqual([
    expect.stringMatching(/datapackage\.json:2:\d+: item\.many is missing; expected/),
  ]);
  expect(await problemsOf('datapackage.json', withItem('"token"'))).toHaveLength(1);
});

test('an import describes the columns of its dataset in these words', async () => {
  const data = await mkdtemp(join(tmpdir(), 'items-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const metadataFile = join(data, 'metadata.json');
  await writeFile(metadataFile, JSON.stringify({ created: '2026-11-29', ...TOKENS }));
  const { folder } = await writeCampaign(
    {
      runs: [
        {
          model: 'm',
          library: 'l',
          batchSize: 8,
          repetition: 0,
          status: 'ok',
          failure: '',
          forwardMs: 1,
          layers: [],
        },
      ],
      furtherColumns: [],
      metadata: {},
      leftOut: [],
    },
    { name: 'items', dataDirectory: data, force: false, metadataFile },
  );
  const { dataset } = await readDataset(folder);
  expect(dataset!.descriptor.item).toEqual(TOKENS.item);
  expect(dataset!.descriptor.fields.get('runs')!.get('batch_size')).toBe('Tokens per batch.');
});
