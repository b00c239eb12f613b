import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFigureCache } from '../../src/site/figure-cache.ts';

async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'figures-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const bytes = (text: string) => Promise.resolve(Buffer.from(text));

/** What a cache gives, and whether it had to be drawn. */
async function ask(
  directory: string,
  code: string,
  digest: string,
  key = 'spec',
): Promise<[string, boolean]> {
  let drawn = false;
  const given = await createFigureCache(directory, code).bytes({ name: 'board', digest }, key, () => {
    drawn = true;
    return bytes(`${code} ${digest} ${key}`);
  });
  return [Buffer.from(given).toString(), drawn];
}

test('a figure is drawn once for the same data, code and spec', async () => {
  const directory = await folder();
  expect(await ask(directory, 'code', 'data')).toEqual(['code data spec', true]);
  expect(await ask(directory, 'code', 'data')).toEqual(['code data spec', false]);
});

test('it is drawn anew for other data, other code or another spec', async () => {
  const directory = await folder();
  await ask(directory, 'code', 'data');
  expect(await ask(directory, 'code', 'data', 'other')).toEqual(['code data other', true]);
  expect(await ask(directory, 'code', 'new data')).toEqual(['code new data spec', true]);
  expect(await ask(directory, 'new code', 'new data')).toEqual(['new code new data spec', true]);
});

test('of each source one state is kept', async () => {
  const directory = await folder();
  await ask(directory, 'code', 'data');
  await createFigureCache(directory, 'code').bytes({ name: 'other', digest: 'data' }, 'spec', () =>
    bytes(''),
  );
  await ask(directory, 'code', 'new data');
  expect((await readdir(directory)).map((name) => name.split('@')[0])).toEqual(['board', 'other']);
});

test('a file that is no longer whole is drawn again', async () => {
  const directory = await folder();
  await ask(directory, 'code', 'data');
  const [state] = await readdir(directory);
  const [file] = await readdir(join(directory, state!));
  const path = join(directory, state!, file!);
  const whole = await readFile(path);
  for (const damaged of [
    whole.subarray(0, -1),
    Buffer.concat([whole.subarray(0, -1), Buffer.from('?')]),
    Buffer.alloc(0),
  ]) {
    await writeFile(path, damaged);
    expect(await ask(directory, 'code', 'data')).toEqual(['code data spec', true]);
  }
});

test('the folder may be deleted at any time, also while it is in use', async () => {
  const directory = await folder();
  const cache = createFigureCache(directory, 'code');
  const source = { name: 'board', digest: 'data' };
  await cache.bytes(source, 'spec', () => bytes('first'));
  await rm(directory, { recursive: true });
  expect(Buffer.from(await cache.bytes(source, 'spec', () => bytes('second'))).toString()).toBe('second');
});
