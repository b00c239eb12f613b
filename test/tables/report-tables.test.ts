import { beforeAll, describe, expect, it } from 'vitest';
import type { MeasureContext } from '../../src/claims/measure.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { buildTable, TABLE_KINDS } from '../../src/tables/table-kinds.ts';
import type { ReportTable } from '../../src/tables/report-table.ts';
import { goldenTable } from '../analysis/golden-table.ts';
import { onDataset } from '../../src/claims/on-dataset.ts';
import { analyseOwnData } from '../analysis/real-dataset.ts';
import { tableTexts } from './table-texts.ts';

let context: MeasureContext;
let placed: Awaited<ReturnType<typeof readReport>>['report']['tables'];

beforeAll(async () => {
  const { report } = await readReport('content');
  const datasets = await analyseOwnData();
  context = { analysis: datasets.get('jetson-tx1')!, datasets, quoted: report.quoted };
  placed = report.tables;
});

const table = (id: string): ReportTable =>
  buildTable(placed.find(({ spec }) => spec.id === id)!.spec, context);

/** A cell by the words at the start of its row and at the head of its column. */
function cell(shown: ReportTable, row: string, column: string): string | null | undefined {
  const index = shown.columns.findIndex(({ label }) => label.startsWith(column));
  return tableTexts(shown).find(([first]) => first === row)?.[index];
}

const label = (tag: string) => context.analysis.descriptor.models.get(tag)?.label ?? tag;
const libraryLabel = (tag: string) => context.analysis.descriptor.libraries.get(tag)?.label ?? tag;

describe('the tables of the report', () => {
  it('are all there, each with as many cells in every row as it has columns', () => {
    expect(placed.length).toBeGreaterThanOrEqual(20);
    for (const { spec, dataset } of placed) {
      const { columns, rows, caption } = buildTable(spec, onDataset(context, dataset));
      expect(new Set(columns.map(({ key }) => key)).size, spec.id).toBe(columns.length);
      expect(rows.length, spec.id).toBeGreaterThan(0);
      for (const row of rows) expect(row, spec.id).toHaveLength(columns.length);
      expect(caption, spec.id).toMatch(/\.$/);
    }
  });

  it('use every kind that there is', () => {
    expect(new Set(placed.map(({ spec }) => spec.kind))).toEqual(
      new Set(TABLE_KINDS.map(({ kind }) => kind)),
    );
  });

  it('print the ratios between libraries as the original did', () => {
    const ratios = table('library-ratios');
    const short = (tag: string) => context.analysis.descriptor.libraries.get(tag)!.shortLabel!;
    for (const { numerator, denominator, model, ratio } of goldenTable('time-ratios-between-libraries')) {
      const column = `${short(numerator!)} ÷ ${short(denominator!)}`;
      expect(cell(ratios, label(model!), column), `${column}, ${model!}`).toBe(Number(ratio).toFixed(3));
    }
  });

  it('print the ratios between SqueezeNet 1.1 and AlexNet as the original did, memory missing where it was', () => {
    const ratios = table('squeezenet-over-alexnet');
    for (const { library, ratio } of goldenTable('time-ratios-between-models')) {
      expect(cell(ratios, libraryLabel(library!), 'time')).toBe(Number(ratio).toFixed(3));
    }
    for (const { library, ratio } of goldenTable('memory-ratios-between-models')) {
      const expected = ratio === '' ? null : Number(ratio).toFixed(3);
      expect(cell(ratios, libraryLabel(library!), 'memory')).toBe(expected);
    }
  });

  it('print the best batch sizes as the original did', () => {
    const sizes = table('best-batch-sizes');
    for (const { model, library, batch_size: size } of goldenTable('best-times')) {
      expect(cell(sizes, libraryLabel(library!), label(model!))).toBe(size);
    }
    const limits = goldenTable('best-times').filter((row) => row.batch_size !== '16');
    expect(table('batch-limits').rows).toHaveLength(limits.length);
  });

  it('help to decide by speed, the time of whole batches, memory and accuracy', () => {
    const shown = table('decision');
    const rows = tableTexts(shown).map((cells) =>
      Object.fromEntries(shown.columns.map(({ key }, index) => [key, cells[index]!])),
    );
    const best = goldenTable('best-times').find(
      (row) => row.model === 'bvlc-googlenet' && row.library === 'tensorrt-fp16',
    )!;
    const [first, ...others] = rows.filter(({ model }) => model === 'GoogleNet');
    expect(first).toMatchObject({
      library: 'TensorRT fp16',
      images_per_second: (1000 / Number(best.mean_ms)).toFixed(0),
      batch_size: best.batch_size,
      top1_accuracy: '68.7%',
      memory_mb: null,
    });
    expect(first!['best_batch_ms']).toBe((Number(best.mean_ms) * Number(best.batch_size)).toPrecision(3));
    expect(Number(first!['smallest_batch_ms'])).toBeLessThan(Number(first!['best_batch_ms']));
    expect(others.map(({ library }) => library)).toEqual(['TensorRT fp32', 'cuDNN fp16']);
  });

  it('show runs with their time, memory and success, and lead to all of them', () => {
    const { rows, columns, from } = table('runs');
    expect(rows).toHaveLength(8);
    for (const row of rows) {
      expect(row).not.toContain(null);
      expect(row[columns.findIndex(({ key }) => key === 'succeeded')]).toBe(3);
    }
    expect(from).toEqual(['all-runs']);
  });

  it('compare with the whitepaper as measured and as scaled by clock', () => {
    const row = tableTexts(table('whitepaper')).find(([first]) => first === 'AlexNet, fp32, batch size 1')!;
    // Three runs of two images: 30.6 ms a batch or so; times 690 ÷ 998.4.
    expect(row).toEqual([
      'AlexNet, fp32, batch size 1',
      '47',
      'AlexNet, cuDNN fp32, batch size 2',
      '65.3',
      '45.1',
      '1.04×',
    ]);
  });
});

it('a table that the data cannot fill says so', () => {
  expect(() =>
    buildTable(
      { id: 'none', kind: 'memory-with-weights', library: 'tensorrt-fp16', batchSizes: [4] },
      context,
    ),
  ).toThrow('table none finds nothing in the data of jetson-tx1');
});
