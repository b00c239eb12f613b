import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';

const state = vi.hoisted(() => ({ folder: '', digest: '', analyses: new Map<string, unknown>() }));

vi.mock(import('../../src/site/content-cache.ts'), async (original) => {
  const module = await original();
  return {
    ...module,
    buildCache: { shelf: (...of) => module.createContentCache(state.folder).shelf(...of) },
  };
});
vi.mock(import('../../src/site/load-datasets.ts'), async (original) => ({
  ...(await original()),
  loadDatasets: () => Promise.resolve({ analyses: state.analyses as Map<string, Analysis>, problems: [] }),
}));
vi.mock(import('../../src/site/readings.ts'), async (original) => ({
  ...(await original()),
  readingDigest: () => state.digest,
  descriptorDigest: () => 'described',
}));

const QUICK: SketchedRun = { library: 'quick', forwardMs: 2 };
const SLOW: SketchedRun = { library: 'slow', forwardMs: 8 };

/** The code of the pages: what each shows, by its file. */
const PAGES: Readonly<Record<string, (analysis: Analysis, names: () => readonly string[]) => unknown>> = {
  'slow.html': (analysis) => analysis.timePerImage('inference', 'net', 'slow')?.mean,
  'quick.html': (analysis) => analysis.timePerImage('inference', 'net', 'quick')?.mean,
  'all.html': ({ summaries }) => summaries.points.length,
  'title.html': ({ descriptor }) => descriptor.title,
  'list.html': (_, names) => names().join(),
};

/** A build in modules of its own, as it has a process of its own. @returns the files that it made anew */
async function build(
  runs: readonly SketchedRun[],
  given = 'the same',
  names = ['sketch'],
): Promise<string[]> {
  vi.resetModules();
  const { keptPages } = await import('../../src/site/kept-pages.ts');
  const { lazyAnalysis } = await import('../../src/site/lazy-analysis.ts');
  const { LIST, noteUse } = await import('../../src/site/used-datasets.ts');
  const analysis = analyse(runs);
  const lazy = lazyAnalysis(
    'sketch',
    () => analysis,
    () => analysis.descriptor,
  );
  state.digest = JSON.stringify(runs);
  state.analyses = new Map(names.map((name) => [name, lazy]));
  const made: string[] = [];
  const list = () => {
    noteUse(LIST);
    return names;
  };
  const kept = await keptPages('sketch');
  for (const [file, show] of Object.entries(PAGES)) {
    const make = () => {
      made.push(file);
      return Promise.resolve(Buffer.from(`${String(show(lazy, list))} `.repeat(100)));
    };
    const bytes = await kept.page(file, given, make);
    expect(Buffer.from(bytes).toString()).toBe(`${String(show(analysis, () => names))} `.repeat(100));
  }
  kept.keep();
  return made;
}

beforeEach(() => {
  state.folder = mkdtempSync(join(tmpdir(), 'kept-pages-'));
  onTestFinished(() => {
    rmSync(state.folder, { recursive: true });
  });
});

test('pages of an unchanged dataset stay', async () => {
  expect(await build([SLOW, QUICK])).toEqual(Object.keys(PAGES));
  expect(await build([SLOW, QUICK])).toEqual([]);
});

test('of a changed dataset those stay that show nothing that has changed', async () => {
  await build([SLOW, QUICK]);
  expect(await build([SLOW, { ...QUICK, forwardMs: 3 }])).toEqual(['quick.html', 'all.html']);
  expect(await build([SLOW, { ...QUICK, forwardMs: 3 }])).toEqual([]);
  // Also where they were kept beside the others.
  expect(
    await build([
      { ...SLOW, forwardMs: 9 },
      { ...QUICK, forwardMs: 3 },
    ]),
  ).toEqual(['slow.html', 'all.html']);
});

test('pages that are given something else are made anew, and those that list the datasets when one comes', async () => {
  await build([SLOW, QUICK]);
  expect(await build([SLOW, QUICK], 'the same', ['sketch', 'other'])).toEqual(['list.html']);
  expect(await build([SLOW, QUICK], 'another', ['sketch', 'other'])).toEqual(Object.keys(PAGES));
});

test('a small change is kept beside the pages that stay, which are not written again', async () => {
  const packs = () =>
    readdirSync(join(state.folder, 'pages')).map((file) =>
      readFileSync(join(state.folder, 'pages', file), 'utf8'),
    );
  await build([SLOW, QUICK]);
  const [base] = packs().filter((pack) => pack.includes('slow.html'));
  await build([SLOW, QUICK], 'the same', ['sketch', 'other']);
  expect(packs()).toContain(base);
  expect(packs().filter((pack) => pack.includes('sketch,other'))).toHaveLength(1);
});
