import { describe, expect, test } from 'vitest';
import { driftOf } from '../../../src/analysis/conditions/drift.ts';
import { runsInOrder } from '../../../src/analysis/conditions/runs-in-order.ts';
import { analyse, type SketchedRun } from '../analyse-runs.ts';

const placed = (runs: readonly (SketchedRun & { order: number })[]) =>
  runsInOrder(
    analyse(
      runs.map(({ order, ...run }) => ({ ...run, further: { run_order: String(order), ...run.further } })),
    ),
    'inference',
  );

describe('the order of the runs', () => {
  test('is that of their campaign, whatever the order of the rows', () => {
    const runs = placed([
      { repetition: 0, forwardMs: 9, order: 3 },
      { repetition: 1, forwardMs: 11, order: 1 },
      { batchSize: 4, forwardMs: 5, order: 2 },
    ]);
    expect(runs.map(({ order, timeMs }) => [order, timeMs])).toEqual([
      [1, 11],
      [2, 5],
      [3, 9],
    ]);
    expect(runs[0]!.deviation).toBeCloseTo(0.1, 12);
    expect(runs[1]!.deviation).toBeNaN();
  });

  test('leaves out runs whose place is not known', () => {
    expect(runsInOrder(analyse([{ forwardMs: 1 }]), 'inference')).toEqual([]);
  });

  test('goes with what each run told, which is not told where its cell is empty', () => {
    const [run] = placed([
      { order: 0, further: { cpu_clock_khz: '1734000', throttled: 'true', machine_busy: '' } },
    ]);
    expect(run).toMatchObject({ clockMhz: 1734, isThrottled: true, isBelowMaxClock: undefined });
    expect(run!.isDisturbed).toBeUndefined();
  });
});

test('the clock of a run is that of what its library runs on', () => {
  const clocks = { gpu_clock_hz: '76800000', cpu_clock_khz: '1734000', run_order: '0' };
  const analysis = analyse(
    [
      { library: 'on-cpu', further: clocks },
      { library: 'on-gpu', further: clocks },
    ],
    { libraries: { 'on-cpu': { label: 'A', device: 'cpu' }, 'on-gpu': { label: 'B', device: 'gpu' } } },
  );
  const mhz = runsInOrder(analysis, 'inference').map(({ point, clockMhz }) => [point.library, clockMhz]);
  expect(Object.fromEntries(mhz)).toEqual({ 'on-cpu': 1734, 'on-gpu': 76.8 });
});

describe('a drift', () => {
  test('is found where all points slow down alike', () => {
    const runs = [0, 1, 2, 3, 4, 5, 6, 7].map((order) => ({
      batchSize: 1 + (order % 2),
      repetition: order >> 1,
      // 1% a run, and a library that takes twice as long for two images.
      forwardMs: 100 * (1 + (order % 2)) * (1 + 0.01 * order),
      order,
    }));
    const { value, margin } = driftOf(placed(runs))!;
    // Shares of the means, which are 3% and 4% above the first run.
    expect(value).toBeCloseTo(0.07 / 1.035, 3);
    expect(margin!).toBeLessThan(0.001);
  });

  test('cannot be told where nothing was repeated, or too little', () => {
    expect(driftOf(placed([{ order: 0 }, { batchSize: 4, order: 1 }]))).toBeUndefined();
    expect(
      driftOf(
        placed([
          { repetition: 0, order: 0 },
          { repetition: 1, order: 1 },
        ]),
      ),
    ).toBeUndefined();
  });
});
