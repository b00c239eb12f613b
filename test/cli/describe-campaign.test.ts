import { expect, test } from 'vitest';
import { leftOutLines } from '../../src/cli/describe-campaign.ts';

const row = (line: number, why: string) => ({ what: `r.csv:${line}`, why });

test('of many rows that are left out for one reason the first are told, and how many more there are', () => {
  const rows = Array.from({ length: 900 }, (_, index) =>
    row(index + 2, `not a number: "x${index}"; expected one`),
  );
  expect(leftOutLines([...rows, row(1000, 'the line is empty')])).toEqual([
    'left out: r.csv:2: not a number: "x0"; expected one',
    'left out: r.csv:3: not a number: "x1"; expected one',
    'left out: r.csv:4: not a number: "x2"; expected one',
    'left out: 897 more like these, the last of them r.csv:901',
    'left out: r.csv:1000: the line is empty',
  ]);
});

test('places do not make reasons different, and what was counted is told as it is', () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
    what: `run ${name}`,
    why: `${name}.json:0:0: the file is missing; expected another`,
  }));
  const count = { what: 'layer times that are 0', why: '3 times, in a.json', isCount: true };
  expect(leftOutLines([count, ...files])).toEqual([
    ...['a', 'b', 'c'].map(
      (name) => `left out: run ${name}: ${name}.json:0:0: the file is missing; expected another`,
    ),
    'left out: 3 more like these, the last of them run f',
    'left out: layer times that are 0: 3 times, in a.json',
  ]);
});
