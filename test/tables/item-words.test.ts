import { expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { printedValue } from '../../src/claims/value-text.ts';
import { buildFaces } from '../../src/figures/build-faces.ts';
import { dumbbell } from '../../src/figures/dumbbell.ts';
import { standardFigures } from '../../src/figures/standard-figures.ts';
import { boardOf } from '../../src/figures/boards/board.ts';
import { bestTimesTable, savingsTable, winnersTable } from '../../src/tables/boards/board-tables.ts';
import { adaptiveLayerTables } from '../../src/tables/full/adaptive-page-tables.ts';
import { leastTimePerModel } from '../../src/tables/full/dataset-tables.ts';
import { failureTable } from '../../src/tables/full/failure-table.ts';
import { fullTables } from '../../src/tables/full/full-tables.ts';
import { layerTable } from '../../src/tables/full/layer-table.ts';
import { memoryTable } from '../../src/tables/full/run-tables.ts';
import type { Table } from '../../src/figures/table.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';

const TOKENS = { one: 'token', many: 'tokens' };

/** Two models with two libraries, at two batch sizes, with layers and memory: enough for every kind of figure. */
function sketch(item?: typeof TOKENS): Analysis {
  const runs = ['a', 'b'].flatMap((model) =>
    ['fast', 'slow'].flatMap((library, index) =>
      [1, 8].flatMap((batchSize) =>
        [0, 1, 2].map((repetition): SketchedRun => {
          const ms = batchSize * (index + 1) + repetition / 8;
          const layers = [
            ['one', ms / 2],
            ['two', ms / (4 - index)],
          ] as const;
          return {
            model,
            library,
            batchSize,
            repetition,
            forwardMs: ms,
            memoryBytes: 8e6 * batchSize,
            layers,
          };
        }),
      ),
    ),
  );
  const models = { a: { label: 'A', accuracy: { top1: 0.5 } }, b: { label: 'B', accuracy: { top1: 0.75 } } };
  return analyse(runs, { models, ...(item === undefined ? {} : { item }) });
}

function wordsOf(
  tables: readonly (Table & { readonly title?: string; readonly caption?: string })[],
): string {
  return tables
    .flatMap(({ title = '', caption = '', columns }) => [
      title,
      caption,
      ...columns.map(({ label }) => label),
    ])
    .join('\n');
}

function figuresOf(analysis: Analysis): string {
  return standardFigures(analysis)
    .map((spec) => {
      const { wide } = buildFaces(spec, analysis);
      // Ids are addresses, the same for every dataset.
      const drawn = wide.svg.replaceAll(/<[^>]*>/g, ' ');
      return [drawn, wide.title, wide.caption, wide.alt, wordsOf([wide.table])].join('\n');
    })
    .join('\n');
}

function tablesOf(analysis: Analysis): string {
  return wordsOf([
    ...fullTables(analysis, 'inference'),
    ...adaptiveLayerTables(analysis, 'a', 'inference'),
    layerTable(analysis, 'a', 'fast', 'inference')!,
    memoryTable(analysis),
    leastTimePerModel(analysis),
    failureTable(analysis),
    ...[bestTimesTable, winnersTable, savingsTable].map((table) => table([boardOf(analysis)])),
  ]);
}

test('no figure of a dataset of tokens speaks of images', () => {
  const [images, tokens] = [figuresOf(sketch()), figuresOf(sketch(TOKENS))];
  expect(images).toMatch(/images per second/i);
  expect(tokens).not.toMatch(/\bimages?\b/i);
  expect(tokens).toMatch(/tokens per second/i);
});

test('no table of a dataset of tokens speaks of images', () => {
  const [images, tokens] = [tablesOf(sketch()), tablesOf(sketch(TOKENS))];
  expect(images).toMatch(/\bper image\b/);
  expect(tokens).not.toMatch(/\bimages?\b/i);
  expect(tokens).toMatch(/\bper token\b/);
});

test('two datasets of tokens are compared in tokens', () => {
  const pair = { before: sketch(TOKENS), after: sketch(TOKENS) };
  const { title, caption, alt, table } = dumbbell(pair, 'inference');
  expect([title, caption, alt, wordsOf([table])].join('\n')).not.toMatch(/\bimages?\b/i);
});

test('a value in a sentence has the dataset’s own unit', () => {
  const query = { of: 'throughput', model: 'a', library: 'fast' };
  const textIn = (analysis: Analysis) => printedValue(query, { analysis, quoted: new Map() }).text;
  expect(textIn(sketch())).toMatch(/\u00a0images\/s$/);
  expect(textIn(sketch(TOKENS))).toMatch(/\u00a0tokens\/s$/);
});
