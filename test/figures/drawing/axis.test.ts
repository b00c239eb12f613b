import { expect, test } from 'vitest';
import {
  bottomAxis,
  drawGrid,
  drawLine,
  drawTicks,
  leftAxis,
  spacedTicks,
} from '../../../src/figures/drawing/axis.ts';
import { createMark } from '../../../src/figures/drawing/mark.ts';
import { parseMark } from '../svg-marks.ts';

const plot = { left: 10, right: 110, top: 20, bottom: 70 };
const across = bottomAxis((value) => 10 + value, [0, 50, 100]);
const up = leftAxis(
  (value) => 70 - value,
  [0, 25],
  (value) => `${value} ms`,
);

test('lines of the grid run across the plot, those of one axis upright, of the other flat', () => {
  const root = createMark('svg');
  drawGrid(root, plot, across, up);
  expect(parseMark(root).querySelector('.grid')!.getAttribute('d')).toBe(
    'M10 20V70M60 20V70M110 20V70M10 70H110M10 45H110',
  );
});

test('a line across one place is as long as the plot is wide or high', () => {
  const root = createMark('svg');
  drawLine(root, plot, across, across.position(25));
  drawLine(root, plot, up, plot.bottom, 'base');
  expect(parseMark(root).querySelector('.zero')!.getAttribute('d')).toBe('M35 20V70');
  expect(parseMark(root).querySelector('.base')!.getAttribute('d')).toBe('M10 70H110');
});

test('numbers stand in the middle below the plot, and at its left edge', () => {
  const root = createMark('svg');
  drawTicks(root, plot, across);
  drawTicks(root, plot, up);
  const texts = [...parseMark(root).querySelectorAll('text')].map((text) => [
    text.textContent,
    text.getAttribute('x'),
    text.getAttribute('y'),
    text.parentElement!.getAttribute('class'),
  ]);
  expect(texts).toEqual([
    ['0', '10', '85', 'quiet mid'],
    ['50', '60', '85', 'quiet mid'],
    ['100', '110', '85', 'quiet mid'],
    ['0 ms', '4', '74.4', 'quiet end'],
    ['25 ms', '4', '49.4', 'quiet end'],
  ]);
});

test('a number that would touch the one before it is left out, whichever way the axis is read', () => {
  const crowded = bottomAxis((value) => value * 10, [0, 1, 2, 3, 4, 5]);
  expect(spacedTicks(crowded)).toEqual([0, 2, 4]);
  expect(spacedTicks({ ...crowded, ticks: crowded.ticks.toReversed() })).toEqual([5, 3, 1]);
  expect(spacedTicks({ ...crowded, text: (value) => `${value} ms` })).toEqual([0, 4]);
});

test('even ticks stay even where only some have room, though the first number is shorter', () => {
  const steps = bottomAxis((value) => value / 25, [0, 500, 1000, 1500, 2000, 2500]);
  expect(spacedTicks(steps)).toEqual([0, 1000, 2000]);
});

test('of uneven ones each next that has room is kept', () => {
  const doubling = bottomAxis((value) => value * 10, [1, 2, 4, 8, 9]);
  expect(spacedTicks(doubling)).toEqual([1, 4, 8]);
});
