import { expect, it } from 'vitest';
import { accuracySpeed } from '../../../src/figures/kinds/accuracy-speed.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';
import { loadAnalysis } from '../../../src/cli/read-analysis.ts';
import { drawSpec } from '../draw-spec.ts';
import { parseSvg } from '../svg-marks.ts';

const spec = { id: 'choice', kind: 'accuracy-speed' } as const;

it('marks the pairs that no other beats in accuracy or speed', async () => {
  const { table, alt } = accuracySpeed.chart({}, await analyseJetsonTx1());
  expect(table.rows).toHaveLength(32);
  const spread = ['repetitions', 'mean_ms', 'std_ms'].map((key) =>
    table.columns.findIndex((column) => column.key === key),
  );
  for (const row of table.rows) for (const column of spread) expect(row[column]).toBeGreaterThan(0);
  const kept = table.rows.filter((row) => row.at(-1) === 'no').map(([model, library]) => [model, library]);
  expect(kept).toEqual([
    ['bvlc-googlenet', 'tensorrt-fp16'],
    ['deepscale-squeezenet-1.1', 'tensorrt-fp16'],
  ]);
  expect(alt).toContain('GoogleNet with TensorRT fp16, 68.7% and 191 images per second');
});

it('leaves out models without a stated accuracy, and says so when none has one', async () => {
  const small = await loadAnalysis('test/fixtures/datasets/small');
  expect(accuracySpeed.chart({}, small).table.rows.map(([model]) => model)).toEqual(['tiny-net', 'tiny-net']);
  expect(accuracySpeed.chart({ models: ['wide-net'] }, small).alt).toBe(
    'Nothing to draw: no accuracy is stated for any model.',
  );
});

it('gives every library a mark that can be told without colour, and the legend the same mark', async () => {
  const { svg } = drawSpec(spec, await analyseJetsonTx1());
  const root = parseSvg(svg);
  const markOf = (entry: Element) => {
    const mark = entry.querySelector('path')!;
    const hollow = (mark.getAttribute('class') ?? '').includes('hollow');
    // The legend's is a little smaller: its commands are the same.
    return `${mark.getAttribute('d')!.replace(/[\d.,-]+/g, ' ')}${hollow ? ' hollow' : ''}`;
  };
  const legend = [...root.querySelectorAll('[data-legend]')];
  expect(legend).toHaveLength(8);
  expect(new Set(legend.map(markOf)).size).toBe(8);
  for (const entry of legend) {
    const library = entry.getAttribute('data-legend')!;
    const marks = [...root.querySelectorAll(`[data-series="${library}"]`)].map(markOf);
    expect(new Set(marks)).toEqual(new Set([markOf(entry)]));
  }
});
