import { describe, expect, it } from 'vitest';
import { conditionsTable, coldWarmTable, energyTable } from '../../../src/tables/full/condition-tables.ts';
import { notObserved } from '../../../src/tables/full/dataset-words.ts';
import { fullTables } from '../../../src/tables/full/full-tables.ts';
import { latencyTable } from '../../../src/tables/full/latency-table.ts';
import type { TitledTable } from '../../../src/tables/titled-table.ts';
import { analyse } from '../../analysis/analyse-runs.ts';
import { observedSketch } from '../../figures/observed-sketch.ts';

const analysis = observedSketch();

const cell = ({ columns, rows }: TitledTable, key: string, row = 0) =>
  rows[row]![columns.findIndex((column) => column.key === key)];

describe('the table of latency', () => {
  it('says how many times a percentile needs where there are too few', () => {
    const few = latencyTable(analyse([{ iterations: [1, 2, 3] }]), 'inference');
    expect(cell(few, 'median_ms')).toBe(2);
    expect(cell(few, 'p90_ms')).toEqual({ missing: 'needs 10 times' });
    expect(cell(few, 'p99_ms')).toEqual({ missing: 'needs 100 times' });
    expect(cell(few, 'median_interval')).toEqual({ missing: 'not known' });
    expect(few.notes!.join(' ')).toContain('not what another would give');
  });

  it('says where an interval comes from, and that first iterations are left out', () => {
    const table = latencyTable(analysis, 'inference');
    expect(cell(table, 'median_interval')).toMatch(/^[\d.]+ to [\d.]+$/);
    expect(table.notes!.join(' ')).toContain('Student’s t');
    expect(table.notes!.join(' ')).not.toContain('Left out');
    const inflated = analyse([{ iterations: [9, 2], further: { iterations_left_out: '1' } }]);
    expect(latencyTable(inflated, 'inference').notes!.join(' ')).toContain('Left out are first iterations');
  });
});

describe('the tables of energy, first iterations and conditions', () => {
  it('leave out columns that nothing was told for', () => {
    const keys = energyTable(analysis, 'inference').columns.map(({ key }) => key);
    expect(keys).toContain('power_mw');
    expect(keys).not.toContain('gpu_power_mw');
    expect(coldWarmTable(analysis, 'inference').rows).toHaveLength(6);
  });

  it('say what the dataset says of where a quantity comes from', () => {
    const described = analyse([{ further: { power_mw: '9000' } }], {
      fields: new Map([['runs', new Map([['power_mw', 'Mean power of the 5 V rail, mW.']])]]),
    });
    expect(energyTable(described, 'inference').notes).toEqual(['power_mw: Mean power of the 5 V rail, mW.']);
  });

  it('count the runs of which something is so among those that tell', () => {
    const table = conditionsTable(analysis);
    expect(table.rows.map((_, row) => cell(table, 'throttled', row))).toEqual([
      '0 of 3',
      '0 of 3',
      '0 of 3',
      '0 of 3',
      '1 of 3',
      '1 of 3',
    ]);
  });
});

describe('a dataset that has times alone', () => {
  const plain = analyse([{ forwardMs: 1 }]);

  it('has none of these tables, and one sentence that says so', () => {
    const ids = fullTables(plain, 'inference').map(({ id }) => id);
    expect(ids.filter((id) => /latency|cold|energy/.test(id))).toEqual([]);
    expect(conditionsTable(plain).rows).toEqual([]);
    expect(notObserved(plain)).toBe(
      'There are no measurements of single times, first iterations, energy, power, clocks, temperatures and throttling.',
    );
  });

  it('is told from one that has everything', () => {
    expect(notObserved(analysis)).toBeUndefined();
  });
});
