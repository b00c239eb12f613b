import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { Metric } from '../../src/analysis/metric.ts';
import type { TableName, TableRows } from '../../src/analysis/rows.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { specQuery } from '../../src/figures/spec-query.ts';
import { useBrowser, visit } from './browser.ts';
import { readSite } from '../../scripts/site-files.ts';

useBrowser();

const DATASET = 'jetson-tx1';
const site = inject('siteDirectory');

function published<Name extends TableName>(name: Name, metric: Metric): TableRows[Name][] {
  return JSON.parse(readSite(site, `data/${DATASET}/${metric}/${name}.json`)) as TableRows[Name][];
}

const perImage = published('mean-time-per-image', 'inference');
const models = [...new Set(perImage.map((row) => row.model))];
const libraries = [...new Set(perImage.map((row) => row.library))];
const sizes = [...new Set(perImage.map((row) => row.batch_size))];
const METHODS = [
  'published',
  'single-library-published',
  'same-batch',
  'cross-validated',
  'switchable',
] as const;
const sets = [...new Set(published('adaptive', 'inference').map((row) => row.library_set))];

const some = <Item>(items: readonly Item[]) => fc.subarray([...items], { minLength: 1 });
const one = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const common = { id: fc.constant('any'), metric: one<Metric>(['inference', 'training']) };
const selection = { ...common, models: some(models), libraries: some(libraries), batchSizes: some(sizes) };

const spec = fc.oneof(
  fc.record({ ...selection, kind: one(['best-by-model', 'best-by-library'] as const) }),
  fc.record({ ...selection, kind: one(['speedup-by-model'] as const), baseline: one(libraries) }),
  fc.record({
    ...common,
    kind: one(['layers'] as const),
    model: one(models),
    libraries: some(libraries),
    batchSizes: some(sizes),
  }),
  fc.record({
    ...common,
    kind: one(['memory-by-model'] as const),
    models: some(models),
    libraries: some(libraries),
    batchSize: one(sizes),
  }),
  fc.record({ ...common, kind: one(['balance'] as const), model: one(models), library: one(libraries) }),
  fc.record({
    ...common,
    kind: one(['adaptive-breakdown'] as const),
    model: one(models),
    librarySet: one(sets).map((set) => [set]),
    method: one(METHODS),
  }),
) satisfies fc.Arbitrary<FigureSpec>;

/** What the published tables say the explorer's table has to hold: each row as model, library, batch size …, value. */
function expected(spec: FigureSpec): string[] {
  const metric = spec.metric ?? 'inference';
  switch (spec.kind) {
    case 'best-by-model':
    case 'best-by-library':
      return bests(metric, spec.batchSizes!)
        .filter((row) => spec.models!.includes(row.model) && spec.libraries!.includes(row.library))
        .map((row) =>
          [row.model, row.library, row.batch_size, row.repetitions, row.mean_ms, row.std_ms].join(),
        );
    case 'speedup-by-model': {
      const best = bests(metric, spec.batchSizes!);
      return best
        .filter((row) => spec.models!.includes(row.model) && spec.libraries!.includes(row.library))
        .flatMap((row) => {
          const base = best.find((each) => each.model === row.model && each.library === spec.baseline);
          return base === undefined
            ? []
            : [[row.model, spec.baseline, row.library, base.mean_ms / row.mean_ms].join()];
        });
    }
    case 'layers':
      return published('layer-time-per-image', metric)
        .filter(
          (row) =>
            row.model === spec.model &&
            spec.libraries!.includes(row.library) &&
            spec.batchSizes.includes(row.batch_size),
        )
        .map((row) =>
          [
            row.model,
            row.layer_index,
            row.layer,
            row.library,
            row.batch_size,
            row.repetitions,
            row.mean_ms,
            row.std_ms,
          ].join(),
        );
    case 'memory-by-model':
      return published('memory', metric)
        .filter(
          (row) =>
            spec.models!.includes(row.model) &&
            spec.libraries!.includes(row.library) &&
            row.batch_size === spec.batchSize,
        )
        .map((row) =>
          [row.model, row.library, row.batch_size, row.memory_mb, row.memory_per_image_mb].join(),
        );
    case 'balance':
      return published('mean-time-per-image', metric)
        .filter((row) => row.model === spec.model && row.library === spec.library)
        .map((row) =>
          [row.model, row.library, row.batch_size, row.repetitions, row.mean_ms, row.std_ms].join(),
        );
    case 'adaptive-breakdown':
      return published('adaptive', metric)
        .filter(
          (row) =>
            row.model === spec.model && row.library_set === spec.librarySet[0] && row.method === spec.method,
        )
        .map((row) => [row.library, row.layers, row.time_ms].join());
    default:
      throw new Error(`no published table for ${spec.kind}`);
  }
}

/** Best times among some batch sizes, from the published means. */
function bests(metric: Metric, among: readonly number[]): TableRows['mean-time-per-image'][] {
  const rows = published('mean-time-per-image', metric).filter((row) => among.includes(row.batch_size));
  return [...Map.groupBy(rows, (row) => `${row.model} ${row.library}`).values()].map((group) =>
    group.reduce((best, row) => (row.mean_ms < best.mean_ms ? row : best)),
  );
}

/** The columns of the explorer's table that the published tables have as well. */
const COLUMNS: Partial<Record<FigureSpec['kind'], readonly string[]>> = {
  'best-by-model': [
    'model',
    'library',
    'batch size',
    'repetitions',
    'time per image (ms)',
    'standard deviation (ms)',
  ],
  'best-by-library': [
    'model',
    'library',
    'batch size',
    'repetitions',
    'time per image (ms)',
    'standard deviation (ms)',
  ],
  'speedup-by-model': ['model', 'baseline', 'library', 'speedup (×)'],
  layers: [
    'model',
    'layer number',
    'layer',
    'library',
    'batch size',
    'repetitions',
    'time per image (ms)',
    'standard deviation (ms)',
  ],
  'memory-by-model': ['model', 'library', 'batch size', 'memory (MB)', 'memory per image (MB)'],
  balance: [
    'model',
    'library',
    'batch size',
    'repetitions',
    'time per image (ms)',
    'standard deviation (ms)',
  ],
  'adaptive-breakdown': ['library', 'layers', 'time per image (ms)'],
};

const ADAPTIVE = 'best of each layer';

/** What the table view holds, with the exact numbers behind the cells and tags for labels; what was not measured left out. */
async function shown(page: Page, spec: FigureSpec): Promise<string[]> {
  const isDrawn = await page.evaluate(
    (search) => {
      history.pushState(null, '', search);
      dispatchEvent(new PopStateEvent('popstate'));
      return !document.querySelector('.explorer-why')!.classList.contains('instead');
    },
    `?${specQuery(spec).toString()}`,
  );
  if (!isDrawn) return [];
  const { header, rows } = await page.locator('.explorer-view table').evaluate((table: HTMLTableElement) => ({
    header: [...table.tHead!.rows[0]!.cells].map((cell) => cell.textContent.trim()),
    rows: [...table.tBodies[0]!.rows].map((row) =>
      [...row.cells].map((cell) =>
        cell.classList.contains('missing') ? null : (cell.querySelector('data')?.value ?? cell.textContent),
      ),
    ),
  }));
  const columns = COLUMNS[spec.kind]!.map((name) => header.indexOf(name));
  expect(columns).not.toContain(-1);
  const value = header.findIndex((name) => /time per image|memory \(MB\)|speedup/.test(name));
  return rows
    .filter((row) => row[value] !== null && (spec.kind !== 'adaptive-breakdown' || row[0] === ADAPTIVE))
    .map((row) => columns.map((column) => tags.get(row[column]!) ?? row[column] ?? '').join());
}

interface Described {
  readonly models: Record<string, { label: string }>;
  readonly libraries: Record<string, { label: string }>;
}
const described = JSON.parse(readSite(site, `data/${DATASET}/datapackage.json`)) as Described;
const tags = new Map(
  [...Object.entries(described.models), ...Object.entries(described.libraries)].map(([tag, { label }]) => [
    label,
    tag,
  ]),
);

test('what the explorer computes in the browser equals the published tables to the last digit', async () => {
  const { page, problems, close } = await visit(`explore/${DATASET}/`);
  await page.locator('[data-explorer][data-ready=whole]').waitFor();
  await page.locator('.explorer-view .figure-tools summary').click();
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(spec, async (each) => {
      const rows = await shown(page, each);
      drawn += rows.length;
      expect(rows.sort()).toEqual(expected(each).sort());
    }),
    { seed: 4, numRuns: 120 },
  );
  expect(drawn).toBeGreaterThan(1000);
  expect(problems).toEqual([]);
  await close();
});
