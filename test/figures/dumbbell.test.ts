import { expect, test } from 'vitest';
import { buildDumbbell, dumbbell } from '../../src/figures/dumbbell.ts';
import type { Descriptor } from '../../src/dataset/types.ts';
import { narrowOf } from './draw-spec.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';

function twice(library: string, forwardMs: number): SketchedRun[] {
  return [0, 1].map((repetition) => ({
    library,
    repetition,
    forwardMs: forwardMs * (1 + repetition / 1000),
  }));
}

const before = analyse([...twice('kept', 10), ...twice('slowed', 20), ...twice('old', 5)], {
  version: '1.0.0',
});
const after = analyse([...twice('kept', 10), ...twice('slowed', 40), ...twice('new', 4)], {
  version: '2.0.0',
});
const pair = { before, after };
const draw = () => buildDumbbell(pair, 'inference');

test('the table has every best time of either side, with what can be said of its change', () => {
  const rounded = (cell: unknown) => (typeof cell === 'number' ? Number(cell.toFixed(9)) : cell);
  const { rows } = dumbbell(pair, 'inference').table;
  expect(
    rows.map(([, library, first, second, , verdict]) => [library, rounded(first), rounded(second), verdict]),
  ).toEqual([
    ['kept', 5.0025, 5.0025, 'identical'],
    ['new', null, 2.001, 'came'],
    ['slowed', 10.005, 20.01, 'slower'],
    ['old', 2.50125, null, 'went'],
  ]);
});

test('what is certain is told in words and in bold, and what one side lacks is no zero', () => {
  const { svg } = draw().wide;
  expect(svg).toMatch(/class="best"[^>]*>\+100%, slower</);
  expect(svg).toContain('>only in sketch 2.0.0<');
  expect(svg).toContain('>only in sketch 1.0.0<');
  // Both ends of two rows, one end of the other two, and the two of the key.
  expect(svg.match(/<circle/g)).toHaveLength(8);
  expect(svg).not.toMatch(/NaN|undefined|style=/);
});

test('the words say what is slower', () => {
  expect(draw().wide.alt).toContain('Slower: net with slowed (+100%).');
});

test('a phone gets its own drawing, and no id is in both', () => {
  const faces = draw();
  const { wide } = faces;
  const narrow = narrowOf(faces);
  const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  expect(narrow!.width).toBeLessThan(wide.width);
  expect(ids(wide.svg).filter((id) => ids(narrow!.svg).includes(id))).toEqual([]);
});

test('where neither side measured the metric, the drawing says so', () => {
  const { svg } = buildDumbbell(pair, 'training').wide;
  expect(svg).toContain('Neither dataset has a time for this metric.');
});

test('a tag that one side alone describes has its label, on whichever side it is', () => {
  const described = {
    ...after.descriptor,
    libraries: new Map([
      ['kept', { label: 'Kept' }],
      ['slowed', { label: 'Slowed' }],
    ]),
  };
  const plain = { ...before.descriptor, libraries: new Map() };
  const labels = (earlier: Descriptor, later: Descriptor) =>
    dumbbell(
      { before: { ...before, descriptor: earlier }, after: { ...after, descriptor: later } },
      'inference',
    ).table.columns[1]!.names;
  expect(labels(described, plain)).toMatchObject({ kept: 'Kept', slowed: 'Slowed', new: 'new' });
  expect(labels(plain, described)).toMatchObject({ kept: 'Kept', slowed: 'Slowed', old: 'old' });
});
