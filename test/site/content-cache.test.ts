import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createContentCache, jsonForm } from '../../src/site/content-cache.ts';

async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'cache-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

interface Builder {
  /** What the cache gives for the words that it is asked for, which say what they were made from. */
  ask(digest: string, key?: string, name?: string): Promise<string>;
  /** How often something had to be made. */
  made(): number;
  readonly warnings: readonly string[];
}

/** A build: what it has in memory no other has. */
function build(directory?: string): Builder {
  let count = 0;
  const warnings: string[] = [];
  const shelf = createContentCache(directory, (message) => warnings.push(message)).shelf(
    'words',
    jsonForm<string>(),
  );
  return {
    ask: (digest, key = 'key', name = 'board') =>
      shelf.get({ name, digest }, key, () => {
        count += 1;
        return Promise.resolve(`${digest} ${key}`);
      }),
    made: () => count,
    warnings,
  };
}

test('what another V8 wrote is made again', async () => {
  const directory = await folder();
  await build(directory).ask('state');
  const v8 = process.versions.v8;
  onTestFinished(() => {
    Object.defineProperty(process.versions, 'v8', { value: v8 });
  });
  Object.defineProperty(process.versions, 'v8', { value: '0.0' });
  const later = build(directory);
  expect(await later.ask('state')).toBe('state key');
  expect(later.made()).toBe(1);
});

test('what one build made another does not make again', async () => {
  const directory = await folder();
  const [first, second] = [build(directory), build(directory)];
  expect(await first.ask('data')).toBe('data key');
  expect(await second.ask('data')).toBe('data key');
  expect([first.made(), second.made()]).toEqual([1, 0]);
});

test('other data or another key are made anew', async () => {
  const { ask, made } = build(await folder());
  await ask('data');
  expect(await ask('data', 'other')).toBe('data other');
  expect(await ask('new data')).toBe('new data key');
  expect(made()).toBe(3);
});

test('however many ask at the same time, it is made once', async () => {
  const { ask, made } = build(await folder());
  expect(await Promise.all([ask('data'), ask('data'), ask('data')])).toEqual(Array(3).fill('data key'));
  expect(made()).toBe(1);
});

test('what failed is tried again', async () => {
  const shelf = createContentCache(await folder()).shelf('words', jsonForm<string>());
  const source = { name: 'board', digest: 'data' };
  await expect(shelf.get(source, 'key', () => Promise.reject(new Error('no ink')))).rejects.toThrow('no ink');
  expect(await shelf.get(source, 'key', () => Promise.resolve('drawn'))).toBe('drawn');
});

test('of each source one state is kept', async () => {
  const directory = await folder();
  await build(directory).ask('data');
  await build(directory).ask('data', 'key', 'board+other');
  await build(directory).ask('new data');
  await build(directory).ask('new data', 'other');
  const files = await readdir(join(directory, 'words'));
  const perSource = Map.groupBy(files, (file) => file.split('~', 1)[0]!);
  expect([...perSource.values()].map(({ length }) => length).sort()).toEqual([1, 2]);
  expect(perSource.get('board')).toHaveLength(2);
});

test('however often a source changes under one process, its last state alone stays', async () => {
  const directory = await folder();
  const { ask } = build(directory);
  for (const digest of ['data', 'new data', 'data', 'newest data']) await ask(digest);
  expect(await readdir(join(directory, 'words'))).toHaveLength(1);
});

test('what another thread has written meanwhile goes with its state', async () => {
  const directory = await folder();
  const [reading, writing] = [build(directory), build(directory)];
  await reading.ask('other', 'key', 'a board before');
  await writing.ask('one');
  await reading.ask('one');
  expect(reading.made()).toBe(1);
  await reading.ask('two');
  expect(await readdir(join(directory, 'words'))).toHaveLength(2);
});

test('a name that no folder can have is kept all the same', async () => {
  const directory = await folder();
  const name = `${'long'.repeat(100)}/../*`;
  await build(directory).ask('data', 'key', name);
  const again = build(directory);
  expect(await again.ask('data', 'key', name)).toBe('data key');
  expect(again.made()).toBe(0);
});

test('a file that is no longer whole is made again', async () => {
  const directory = await folder();
  await build(directory).ask('data');
  const [file] = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const path = join(file!.parentPath, file!.name);
  const whole = await readFile(path);
  for (const damaged of [
    whole.subarray(0, -1),
    Buffer.concat([whole.subarray(0, -1), Buffer.from('?')]),
    Buffer.alloc(0),
  ]) {
    await writeFile(path, damaged);
    const { ask, made } = build(directory);
    expect([await ask('data'), made()]).toEqual(['data key', 1]);
    expect(await readFile(path)).toEqual(whole);
  }
});

test('the folder may be deleted at any time, also while it is in use', async () => {
  const directory = await folder();
  const { ask, warnings } = build(directory);
  await ask('data');
  await rm(directory, { recursive: true });
  expect(await ask('data', 'second')).toBe('data second');
  expect(warnings).toEqual([]);
});

test('a folder that cannot be written is told in one line, and everything is made all the same', async () => {
  const directory = join(await folder(), 'file');
  await writeFile(directory, '');
  const { ask, warnings } = build(directory);
  expect([await ask('data'), await ask('data', 'other'), await ask('new data')]).toEqual([
    'data key',
    'data other',
    'new data key',
  ]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(`nothing kept for the next build in ${directory}: ENOTDIR`);
  expect(warnings[0]).not.toContain('\n');
});

test.skipIf(process.getuid?.() === 0)('a folder that may only be read still gives what it has', async () => {
  const directory = await folder();
  await build(directory).ask('data');
  await chmod(directory, 0o555);
  onTestFinished(() => chmod(directory, 0o755));
  const { ask, made } = build(directory);
  expect([await ask('data'), made()]).toEqual(['data key', 0]);
});

test('without a folder, what was made is known as long as its source is the same', async () => {
  const { ask, made } = build();
  await ask('data');
  await ask('data');
  expect(made()).toBe(1);
});
