import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readProperties } from '../../../src/dataset/import/read-properties.ts';

async function read(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'properties-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'm.json'), text);
  return readProperties(join(folder, 'm.json'));
}

test('properties are an object of JSON, with a byte-order mark or without', async () => {
  expect(await read('\uFEFF{ "title": "A board" }')).toEqual({ title: 'A board' });
});

test.each([
  ['an array', '[1]', 'm.json:0:0: it seems to be a JSON array of another kind; expected a JSON object'],
  ['YAML', 'title: A board\n', 'm.json:0:0: it seems to be a text of another kind; expected a JSON object'],
  ['cut off', '{ "title": "A bo', 'm.json:1:17: the JSON is cut off (it seems to be a JSON object'],
  [
    'of a property twice',
    '{ "a": 1,\n "a": 2 }',
    'm.json:2:2: an object has the property twice: "a"; expected each',
  ],
])('what is %s is refused with its place', async (_, text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});
