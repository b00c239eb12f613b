import { expect, test } from 'vitest';
import { areVersions, inOrder } from '../../../src/analysis/compare/versions.ts';
import { emptyDescriptor } from '../analyse-runs.ts';

const dataset = (name: string, descriptor: Partial<typeof emptyDescriptor> = {}) => ({
  name,
  descriptor: { ...emptyDescriptor, ...descriptor },
});

test('two data packages of one name are versions, whatever their folders are called', () => {
  const first = dataset('board-2025', { packageName: 'board' });
  const second = dataset('board-2026', { packageName: 'board' });
  expect(areVersions(first, second)).toBe(true);
  // A folder whose file says no name has its own.
  expect(areVersions(first, dataset('board'))).toBe(true);
});

test('two boards of one make are two boards', () => {
  const platform = { board: 'NVIDIA Jetson TX1 developer kit' };
  expect(areVersions(dataset('mine', { platform }), dataset('yours', { platform }))).toBe(false);
});

test('versions are in the order of their dates, and of one day in that of their numbers', () => {
  const versions = [
    dataset('c', { created: '2026-03-01', version: '1.10.0' }),
    dataset('b', { created: '2026-03-01', version: '1.9.0' }),
    dataset('a', { created: '2026-03-02T00:00:00Z', version: '1.0.0' }),
    dataset('d', { created: '2025-12-31' }),
  ];
  expect(inOrder(versions).map(({ name }) => name)).toEqual(['d', 'b', 'c', 'a']);
});
