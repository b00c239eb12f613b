import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { init } from 'es-module-lexer';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { plainModules } from '../../src/site/plain-modules.ts';

beforeAll(() => init());

/** Which of some modules are plain, asked for in their order. */
async function plainOf(modules: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'modules-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(modules)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const isPlain = plainModules();
  return Object.keys(modules).filter((name) => isPlain(join(folder, name)));
}

test('a module that asks for nothing but files beside it and packages is plain', async () => {
  const modules = {
    'a.js':
      "import { b } from './deep/b.js';\nimport { join } from 'node:path';\nexport * from 'kleur/colors';",
    'deep/b.js': 'export const b = new URL("x", import.meta.url);',
  };
  expect(await plainOf(modules)).toEqual(['a.js', 'deep/b.js']);
});

test.each([
  ['a module that is made up', "import 'virtual:astro:manifest';"],
  ['another one', "export { config } from 'astro:config/client';"],
  ['one that is loaded later', "export const later = () => import('astro:assets');"],
  ['a file in another form', "import text from './a.js?raw';"],
  ['what a compiler fills in', 'if (import.meta.env.DEV) console.log(1);'],
  ['what it hangs on', 'import.meta.hot?.accept();'],
  ['a file that is no JavaScript', "import './layout.astro';"],
  ['a file that is not there', "import './missing.js';"],
])('who asks for %s is not, nor whoever imports it', async (_, text) => {
  const modules = { 'asks.js': text, 'imports.js': "import './asks.js';", 'other.js': 'export {};' };
  expect(await plainOf(modules)).toEqual(['other.js']);
});

test('of modules that import each other none is if one is not, whichever is asked for first', async () => {
  const circle = {
    'a.js': "import './b.js';\nimport './c.js';",
    'b.js': "import './a.js';",
    'c.js': "import 'virtual:x';",
  };
  expect(await plainOf(circle)).toEqual([]);
  expect(await plainOf({ 'b.js': circle['b.js'], 'a.js': circle['a.js'], 'c.js': circle['c.js'] })).toEqual(
    [],
  );
  expect(await plainOf({ ...circle, 'c.js': 'export {};' })).toEqual(['a.js', 'b.js', 'c.js']);
});
