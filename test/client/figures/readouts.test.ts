import { expect, test } from 'vitest';
import { readoutsOfTable } from '../../../src/client/figures/readouts.ts';
import { drawSketch } from '../../figures/sketches.ts';

const { table } = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });
const [slow, , , broken] = readoutsOfTable(table);

test('a readout is headed by labels, not tags', () => {
  expect(slow!.heading).toBe('Small net · OpenBLAS');
});

test('it gives the value, the spread and the number of repetitions to six digits', () => {
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
