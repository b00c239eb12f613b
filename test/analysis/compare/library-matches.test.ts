import { describe, expect, it } from 'vitest';
import { closestCommon, matchLibraries } from '../../../src/analysis/compare/library-matches.ts';
import type { LibraryInfo } from '../../../src/dataset/types.ts';
import { analyse } from '../analyse-runs.ts';

const board = (libraries: Readonly<Record<string, Partial<LibraryInfo>>>) =>
  analyse(
    Object.keys(libraries).map((library) => ({ library })),
    {
      libraries: Object.fromEntries(
        Object.entries(libraries).map(([tag, info]) => [tag, { label: tag, ...info }]),
      ),
    },
  );

const first = board({
  shared: { backend: 'one', precision: 'fp32' },
  quick: { backend: 'two', precision: 'fp16' },
  plain: {},
});
const second = board({
  shared: { backend: 'other', precision: 'fp32' },
  rapid: { backend: 'two', precision: 'fp16' },
  swift: { backend: 'two', precision: 'fp16' },
  bare: {},
});
const boards = { first, second };

describe('libraries', () => {
  it('that both have are compared with themselves, the others by what else is asked for', () => {
    expect(matchLibraries(boards, ['tag', 'backend', 'precision'])).toEqual([
      { by: ['tag'], values: ['shared'], first: ['shared'], second: ['shared'] },
      {
        by: ['backend', 'precision'],
        values: ['two', 'fp16'],
        first: ['quick'],
        second: ['rapid', 'swift'],
      },
    ]);
  });

  it('of one tag are put together with others where the tag does not count', () => {
    expect(
      matchLibraries(boards, ['precision']).map(({ values, first: ofFirst }) => [values, ofFirst]),
    ).toEqual([
      [['fp32'], ['shared']],
      [['fp16'], ['quick']],
    ]);
  });

  it('of which nobody says what was asked for are like no other, not even like one another', () => {
    const names = matchLibraries(boards, ['precision']).flatMap((match) => [...match.first, ...match.second]);
    expect(names).not.toContain('plain');
    expect(names).not.toContain('bare');
  });

  it('need nothing in common where nothing is asked for', () => {
    expect(matchLibraries(boards, [])).toEqual([]);
  });
});

describe('the closest likeness', () => {
  const likeness = (one: Partial<LibraryInfo>, other: Partial<LibraryInfo>, tag = 'other') =>
    closestCommon({ first: board({ library: one }), second: board({ [tag]: other }) });

  it('is the tag, with backend and precision for the rest', () => {
    expect(likeness({}, {}, 'library')).toEqual(['tag', 'backend', 'precision']);
    expect(likeness({ backend: 'b', precision: 'fp32' }, { backend: 'b', precision: 'fp32' })).toEqual([
      'tag',
      'backend',
      'precision',
    ]);
  });

  it('is the precision where backends differ, on the same device if there is one', () => {
    const fp32 = { precision: 'fp32', backend: 'b' };
    expect(likeness({ ...fp32, device: 'cpu' }, { precision: 'fp32', device: 'cpu' })).toEqual([
      'precision',
      'device',
    ]);
    expect(likeness({ ...fp32, device: 'cpu' }, { precision: 'fp32', device: 'gpu' })).toEqual(['precision']);
  });

  it('is none where nothing is alike', () => {
    expect(likeness({ precision: 'fp32' }, { precision: 'fp16' })).toEqual([]);
  });
});
