import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { METRICS } from '../../../src/analysis/metric.ts';
import { adaptiveLayerTables, solvedModels } from '../../../src/tables/full/adaptive-page-tables.ts';
import { fullTables } from '../../../src/tables/full/full-tables.ts';
import { allRuns, memoryTable } from '../../../src/tables/full/run-tables.ts';
import type { TitledTable } from '../../../src/tables/titled-table.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';
import { tableTexts } from '../table-texts.ts';

let analysis: Analysis;
let tables: readonly TitledTable[];

beforeAll(async () => {
  analysis = await analyseJetsonTx1();
  tables = METRICS.flatMap((metric) => fullTables(analysis, metric));
});

const column = (table: TitledTable, label: string): (string | null | undefined)[] =>
  tableTexts(table).map((row) => row[table.columns.findIndex((each) => each.label === label)]);

describe('the full tables', () => {
  it('have as many cells in every row as they have columns, and ids of their own', () => {
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    for (const { id, columns, rows } of tables) {
      expect(new Set(columns.map(({ key }) => key)).size, id).toBe(columns.length);
      for (const row of rows) expect(row, id).toHaveLength(columns.length);
    }
  });

  it('show models and libraries in the order in which the dataset describes them', () => {
    const { models, libraries } = analysis.descriptor;
    const modelOrder = [...models.values()].map(({ label }) => label);
    const libraryOrder = [...libraries.values()].map(({ label }) => label);
    for (const table of [...tables, allRuns(analysis), memoryTable(analysis)]) {
      expect([...new Set(column(table, 'model'))], table.id).toEqual(modelOrder);
      const ofFirst = tableTexts(table).filter(([model]) => model === modelOrder[0]);
      const position = table.columns.findIndex(({ filter }) => filter === 'library');
      if (position < 0) continue;
      const order = [...new Set(ofFirst.map((row) => row[position]))];
      expect(order, table.id).toEqual(libraryOrder.filter((label) => order.includes(label)));
    }
  });

  it('have no digits of OpenBLAS, whose totals are whole milliseconds, that it did not report', () => {
    const byRepetition = tables.find(({ id }) => id === 'training-time-by-repetition')!;
    const times = tableTexts(byRepetition)
      .filter(([, library]) => library === 'OpenBLAS')
      .flatMap((row) => row.slice(3));
    expect(times.length).toBeGreaterThan(90);
    expect(times.filter((time) => !/^[\d,]+$/.test(String(time)))).toEqual([]);
  });

  it('say what each library does in the adaptive solution', () => {
    const table = tables.find(({ id }) => id === 'inference-adaptive')!;
    const published = analysis.table('adaptive', 'inference');
    const cells = tableTexts(table)
      .flatMap((row) => row.slice(3))
      .filter((cell) => cell !== null);
    expect(cells).toHaveLength(published.length);
    expect(cells[0]).toMatch(/^[\d.]+(?:\u00a0µs)? \(\d+ layers?\)$/);
  });
});

describe('the adaptive solution by layer', () => {
  it('shows every published choice, on the pages of its models', () => {
    const shown = METRICS.flatMap((metric) =>
      solvedModels(analysis)
        .flatMap((model) => adaptiveLayerTables(analysis, model, metric))
        .flatMap(tableTexts)
        .flatMap(([, ...cells]) => cells.filter((cell) => cell !== null)),
    );
    const published = METRICS.flatMap((metric) => analysis.table('adaptive-layers', metric));
    expect(shown).toHaveLength(published.length);
  });

  it('names the sets as the captions of figures do', () => {
    expect(adaptiveLayerTables(analysis, 'bvlc-alexnet', 'inference').map(({ title }) => title)).toEqual([
      'Inference, out of all reasonable libraries',
      'Inference, out of CUDA-level libraries',
      'Inference, out of cuDNN and cuBLAS',
      'Inference, out of cuDNN and libDNN',
    ]);
  });

  it('names the batch size where every layer has its own', () => {
    const [table] = adaptiveLayerTables(analysis, 'bvlc-alexnet', 'inference');
    expect(column(table!, 'published')[1]).toMatch(/^\d+\.\d{3} \(.+, batch \d+\)$/);
    expect(column(table!, 'same-batch')[1]).toMatch(/^\d+\.\d{3} \([^,]+\)$/);
  });
});
