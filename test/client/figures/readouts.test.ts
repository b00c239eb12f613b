import { expect, test } from 'vitest';
import { readoutOfRow } from '../../../src/client/figures/readouts.ts';
import type { FigureSpec } from '../../../src/figures/spec.ts';
import { drawSketch } from '../../figures/sketches.ts';

const { table } = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });
const [slow, broken] = [0, 3].map((row) => readoutOfRow(table, row));

test('a readout is headed by labels, not tags', () => {
  expect(slow!.heading).toBe('Small net · OpenBLAS');
});

test('it gives the value to the last digit of its spread, and the number of repetitions', () => {
  expect(slow!.values).toEqual([
    { label: 'batch size', text: '4' },
    { label: 'repetitions', text: '3' },
    { label: 'time per image (ms)', text: '30' },
    { label: 'standard deviation (ms)', text: '3' },
  ]);
});

test('what was not measured has its reason and no number', () => {
  expect(broken!.values).toEqual([{ label: 'note', text: 'failed 3 of 3' }]);
});

function readouts(spec: FigureSpec) {
  const figure = drawSketch(spec);
  return figure.table.rows.map((_, row) => readoutOfRow(figure.table, row));
}

test('what is said about a mark has its name: only what the mark is of stands alone', () => {
  const [, cuDNN] = readouts({ id: 'a', kind: 'speedup-by-model', baseline: 'slow', models: ['small'] });
  expect(cuDNN!.heading).toBe('Small net · cuDNN fp32');
  expect(cuDNN!.values[0]).toEqual({ label: 'baseline', text: 'OpenBLAS' });
});

test('a speedup has its spread, out of both spreads, and the repetitions of both', () => {
  const [same, faster] = readouts({ id: 'a', kind: 'speedup-by-model', baseline: 'slow', models: ['small'] });
  const values = new Map(faster!.values.map(({ label, text }) => [label, text]));
  // 30 ms ± 3 over 8 ms ± 0.8, three times each: both means are known to 10% ÷ √3, four degrees of freedom.
  expect(Number(values.get('95% interval, ± (×)'))).toBeCloseTo(
    (2.776 * 3.75 * Math.hypot(0.1, 0.1)) / Math.sqrt(3),
    2,
  );
  expect(values.get('repetitions')).toBe('3');
  expect(values.get('repetitions of the baseline')).toBe('3');
  expect(same!.values.map(({ label }) => label)).not.toContain('95% interval, ± (×)');
});
