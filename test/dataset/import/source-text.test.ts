import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileOfKind } from '../../../src/dataset/import/refused-source.ts';
import { readSourceText } from '../../../src/dataset/import/source-text.ts';

async function folderWith(content?: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (content !== undefined) await writeFile(join(folder, 'a.log'), content);
  return folder;
}

const SOURCE = fileOfKind('a.log', 'tegrastats');

test.each([
  ['that is not there', undefined, '0:0: the file is missing'],
  ['that is empty', '', '0:0: the file is empty'],
  ['of nothing but a mark', '\uFEFF', '0:0: the file is empty'],
  ['that is packed', Buffer.from([0x1f, 0x8b, 8]), '0:0: it seems to be a file packed with gzip'],
  ['of bytes', Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0xff]), '0:0: it seems to be no text: it has bytes'],
])('a file %s is refused by its name, with what was expected', async (_, content, message) => {
  const reading = readSourceText(join(await folderWith(content), 'a.log'), SOURCE);
  await expect(reading).rejects.toThrow(`a.log:${message}`);
  await expect(reading).rejects.toThrow(/; expected the output of tegrastats$/);
});

test('a folder is no file, and no file has a name with a zero byte in it', async () => {
  const folder = await folderWith();
  await expect(readSourceText(folder, SOURCE)).rejects.toThrow('a.log:0:0: it is a folder; expected');
  await expect(readSourceText(join(folder, 'a\0'), SOURCE)).rejects.toThrow(
    'a.log:0:0: no file has such a name',
  );
});

test('what is no UTF-8 is told with the place of the first such byte alone', async () => {
  const bytes = Buffer.concat([Buffer.from('\uFEFFä\nö'), Buffer.from([0xe9, 0x0a, 0xe9, 0x0a])]);
  await expect(readSourceText(join(await folderWith(bytes), 'a.log'), SOURCE)).rejects.toThrow(
    /^a\.log:2:2: invalid UTF-8: "byte 0xe9"; expected a file in UTF-8$/,
  );
});

test.each([
  ['UTF-8', Buffer.from('ä\n')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFä\n')],
  ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFFä\n', 'utf16le')],
])('a text in %s is read without its mark', async (_, bytes) => {
  expect(await readSourceText(join(await folderWith(bytes), 'a.log'), SOURCE)).toBe('ä\n');
});
