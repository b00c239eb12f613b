import { expect, test } from 'vitest';
import type { Plot } from '../../../src/figures/drawing/axis.ts';
import { createCanvas } from '../../../src/figures/drawing/canvas.ts';
import { drawPanels, panelColumns } from '../../../src/figures/drawing/panels.ts';
import { parseMark } from '../svg-marks.ts';

const panels = [30, 10, 20].map((height) => ({ label: `Of ${height}`, height }));

function drawn(width: number, apart = false) {
  const canvas = createCanvas('test', width);
  const plots: (Plot & { readonly isLowest: boolean })[] = [];
  const bottom = drawPanels(
    canvas,
    panels,
    {
      ...panelColumns(width, panels.length, 300),
      top: 5,
      below: 12,
      apart,
      heightOf: ({ height }) => height,
    },
    ({ plot, isLowest }) => plots.push({ ...plot, isLowest }),
  );
  return { canvas, plots, bottom };
}

test('panels stand below each other in a narrow drawing, each with its title above its plot', () => {
  const { canvas, plots, bottom } = drawn(200);
  expect(plots).toEqual([
    { left: 0, right: 200, top: 29, bottom: 59, isLowest: false },
    { left: 0, right: 200, top: 95, bottom: 105, isLowest: false },
    { left: 0, right: 200, top: 141, bottom: 161, isLowest: true },
  ]);
  expect(bottom).toBe(161);
  const titles = [...parseMark(canvas.root).querySelectorAll('text.group')];
  expect(titles.map((title) => [title.textContent, title.getAttribute('y')])).toEqual([
    ['Of 30', '20'],
    ['Of 10', '86'],
    ['Of 20', '132'],
  ]);
});

test('two stand beside each other where there is room, and the next row below the higher one', () => {
  const { plots, bottom } = drawn(328);
  expect(plots.map(({ left, right }) => [left, right])).toEqual([
    [0, 150],
    [178, 328],
    [0, 150],
  ]);
  expect(plots.map(({ top }) => top)).toEqual([29, 29, 95]);
  expect(plots.map(({ isLowest }) => isLowest)).toEqual([false, true, true]);
  expect(bottom).toBe(115);
});

test('one panel alone takes the whole width', () => {
  expect(panelColumns(328, 1, 300)).toEqual({ columns: 1, width: 328 });
});

test('panels apart have a group each, in which they begin at 0', () => {
  const { canvas, plots } = drawn(328, true);
  expect(plots.map(({ left }) => left)).toEqual([0, 0, 0]);
  const groups = [...parseMark(canvas.root).querySelectorAll('g')];
  expect(groups.map((group) => group.getAttribute('transform'))).toEqual([null, 'translate(178 0)', null]);
});
