import { expect, it } from 'vitest';
import { column } from '../../src/figures/column-vocabulary.ts';
import { cellText, type Column, glanceText, isMissing } from '../../src/figures/table.ts';

const time = column('mean_ms', 'time (ms)');

it('a number is written as its column says', () => {
  expect(cellText(time, 12.34567)).toBe('12.346');
  expect(cellText(column('batch_size'), 16)).toBe('16');
  expect(cellText(column('change'), -0.25)).toBe('−25.0%');
  expect(cellText({ key: 'top1', label: 'top-1', number: { unit: 'share' } }, 0.568)).toBe('56.8%');
  expect(cellText({ key: 'mb', label: 'MB', number: { unit: 'MB', bare: true } }, 0.51234)).toBe('0.512');
});

it('a mean has its spread and its note beside it', () => {
  expect(cellText(time, { value: 12.5, stdMs: 0.21, decimals: 1 })).toBe('12.5 ±\u00a00.2');
  expect(cellText(time, { value: 12.5, stdMs: null, note: '1 of 3 runs failed' })).toBe(
    '12.500 (1 of 3 runs failed)',
  );
  expect(cellText(column('speedup'), { value: 2, note: 'cuDNN' })).toBe('2 (cuDNN)');
});

it('what is missing says so, in its own words where it has some', () => {
  expect(cellText(time, null)).toBe('not measured');
  expect(cellText(time, { missing: 'failed 3 of 3' })).toBe('failed 3 of 3');
  expect([null, { missing: '–' }, 0, '', { value: 1 }].map(isMissing)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('a tag is shown by its label, and by itself where it has none, whatever it is called', () => {
  const library: Column = { ...column('library'), names: { cudnn: 'cuDNN' } };
  expect(['cudnn', 'other', 'toString', '__proto__'].map((tag) => cellText(library, tag))).toEqual([
    'cuDNN',
    'other',
    'toString',
    '__proto__',
  ]);
});

it('beside a drawing three digits do, and whole numbers stay whole', () => {
  expect([12.34567, 1024, 0.0123].map((value) => glanceText(time, value))).toEqual([
    '12.3',
    '1024',
    '0.0123',
  ]);
});

it('beside a drawing a tiny time is in microseconds, and a share in percent', () => {
  const share: Column = { key: 'saving', label: 'saving', number: 'percent' };
  expect(glanceText(time, 0.0000658)).toBe('0.0658 µs');
  expect([0.1779, 1, -0.00808].map((value) => glanceText(share, value))).toEqual([
    '17.8%',
    '100%',
    '−0.808%',
  ]);
});

it('an empty cell says what its column means by that, or else that nothing was measured', () => {
  const mixed: Column = { key: 'batch_size', label: 'batch size', absent: 'mixed' };
  expect([glanceText(mixed, null), cellText(mixed, null)]).toEqual(['mixed', 'mixed']);
  expect(glanceText(time, null)).toBe('not measured');
});
