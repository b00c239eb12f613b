import { expect, it } from 'vitest';
import { leastTimePerModel } from '../../../src/tables/full/dataset-tables.ts';
import { cellText } from '../../../src/figures/table.ts';
import { drawCampaign, type Truth } from '../../analysis/findings/invented-campaigns.ts';

const truth: Truth = {
  models: ['net'],
  libraries: ['quick', 'also quick', 'steady'],
  batchSizes: [1],
  repetitions: 5,
  timeMs: (_, library) => (library === 'steady' ? 20 : 10),
};

/** What the last column of the one row says. */
function tied(changes: Partial<Truth>): string {
  const { columns, rows } = leastTimePerModel(drawCampaign({ ...truth, ...changes }));
  return cellText(columns.at(-1)!, rows[0]!.at(-1)!);
}

it('the least time is beside those from which it cannot be told', () => {
  expect(tied({})).toMatch(/^(also )?quick$/);
  expect(tied({ timeMs: (_, library) => 10 * library.length })).toBe('none');
  expect(tied({ repetitions: 1 })).toBe('2 for want of repetitions');
  expect(tied({ libraries: ['quick'] })).toBe('no other');
});
