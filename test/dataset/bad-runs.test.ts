import { expect, test } from 'vitest';
import { type Edit, swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const COLUMNS =
  'model, library, batch_size, repetition, status, failure, forward_ms, backward_ms, forward_backward_ms, memory_bytes';
const MEASURED = 'expected a number above 0, or an empty cell where it was not measured';

const latin1 =
  (old: string, by: string): Edit =>
  (text) =>
    Buffer.from(text.replace(old, by), 'latin1');

/** What is wrong, the edit that makes it so, and the messages: `line:column: what is wrong: value; expected …`. */
const BAD_RUNS: readonly (readonly [string, Edit, ...string[]])[] = [
  ['the file is missing', () => undefined, '0:0: the file is missing; expected a CSV file with a header row'],
  ['the file is empty', () => '', '0:0: the file is empty; expected a header row'],
  [
    'there is a header alone',
    (text) => text.slice(0, text.indexOf('\n') + 1),
    '0:0: there is no run; expected at least one',
  ],
  [
    'a column is missing',
    swap('status,failure', 'failure'),
    `1:114: the header lacks a column: "status"; expected the columns ${COLUMNS}`,
  ],
  [
    'a column is misspelt',
    swap('forward_ms,backward_ms', 'forward_ns,backward_ms'),
    '1:52: the header has an unknown column: "forward_ns"; expected "forward_ms"',
    `1:121: the header lacks a column: "forward_ms"; expected the columns ${COLUMNS}`,
  ],
  [
    'a further column is not described',
    swap('temperature_c', 'power_mw'),
    `1:108: the header has an unknown column: "power_mw"; expected one of the columns ${COLUMNS}, or one described in datapackage.json`,
  ],
  [
    'a column is there twice',
    swap('temperature_c', 'status'),
    '1:108: the header names a column twice: "status"; expected each column once',
  ],
  [
    'a row has too few cells',
    swap('gpu,1,0,ok,,2.5,,,4096,40', 'gpu,1,0,ok,,2.5'),
    '5:25: the row has 7 cells: "tiny-net,gpu,1,0,ok,,2.5"; expected 11, as the header has',
  ],
  [
    'a row has too many cells',
    swap('4096,41.5', '4096,41.5,7'),
    '2:43: the row has 12 cells: "tiny-net,cpu,1,0,ok,,10.5,21,32,4096,41.5,7"; expected 11, as the header has',
  ],
  ['a line is empty', swap('41.5\n', '41.5\n\n'), '3:1: the line is empty; expected a row'],
  ['a number is none', swap('10.25', 'fast'), `3:22: forward_ms is not a number: "fast"; ${MEASURED}`],
  ['a number is zero', swap('10.25', '0'), `3:22: forward_ms is zero: "0"; ${MEASURED}`],
  ['a number is negative', swap('10.25', '-1'), `3:22: forward_ms is negative: "-1"; ${MEASURED}`],
  ['a number is infinite', swap('10.25', 'inf'), `3:22: forward_ms is infinite: "inf"; ${MEASURED}`],
  ['a number overflows', swap('10.25', '1e999'), `3:22: forward_ms is infinite: "1e999"; ${MEASURED}`],
  ['a number is NaN', swap('10.25', 'nan'), `3:22: forward_ms is not a number: "nan"; ${MEASURED}`],
  [
    'a time is over an hour per batch',
    swap('10.25', '3.7e+11'),
    '3:22: forward_ms is over an hour per batch: "3.7e+11"; expected at most 3600000 ms',
  ],
  [
    'a number is in another notation',
    swap('10.25', '0x10'),
    `3:22: forward_ms is not a plain decimal number: "0x10"; ${MEASURED}`,
  ],
  [
    'the batch size is zero',
    swap('cpu,2,0', 'cpu,0,0'),
    '4:14: batch_size is not a whole number in range: "0"; expected a whole number of at least 1',
  ],
  [
    'the repetition is no number',
    swap('cpu,1,1', 'cpu,1,one'),
    '3:16: repetition is not a whole number in range: "one"; expected a whole number of at least 0',
  ],
  [
    'the memory is a fraction',
    swap('8192', '8192.5'),
    '4:33: memory_bytes is not a whole number in range: "8192.5"; expected a whole number of at least 1',
  ],
  [
    'the memory is too large to be told exactly',
    swap('8192', '9007199254740993'),
    '4:33: memory_bytes is not a whole number in range: "9007199254740993"; expected a whole number of at least 1',
  ],
  [
    'a further column that datapackage.json says is of numbers holds none',
    swap('65536,45', '65536,warm'),
    '9:44: temperature_c is not a number, as datapackage.json says: "warm"; expected a decimal number, or an empty cell where it was not measured',
  ],
  [
    'a key is there twice',
    swap('wide-net,cpu,1,0', 'tiny-net,cpu,1,0'),
    '9:1: the run is there twice, first on line 2: "tiny-net,cpu,1,0"; expected each run once',
  ],
  [
    'a status is unknown',
    swap('timeout,no', 'killed,no'),
    '8:18: the status is unknown: "killed"; expected ok, failed or timeout',
  ],
  [
    'an ok run has no time',
    swap('ok,,2.5', 'ok,,'),
    '5:22: an ok run has no forward_ms; expected a time, or another status',
  ],
  [
    'an ok run has a failure',
    swap('ok,,2.5', 'ok,crash,2.5'),
    '5:21: an ok run has a failure: "crash"; expected an empty cell, or another status',
  ],
  [
    'a failed run has no reason',
    swap('timeout,no end after 60 s', 'failed,'),
    '8:25: a run with the status failed has no failure; expected what went wrong, in words',
  ],
  [
    'a failed run has white space for a reason',
    swap('timeout,no end after 60 s', 'timeout,  '),
    '8:26: a run with the status timeout has no failure; expected what went wrong, in words',
  ],
  [
    'a tag has space around it',
    swap('wide-net', ' wide-net'),
    '9:1: model has white space around it or control characters in it: " wide-net"; expected a name',
  ],
  [
    'the last line is cut off',
    (text) => text.slice(0, -20),
    '9:27: the last line is cut off or lacks its line break: "wide-net,cpu,1,0,ok,,100.1"; expected a line break after every row',
  ],
  [
    'the last line break is missing',
    (text) => text.slice(0, -1),
    '9:46: the last line is cut off or lacks its line break: "wide-net,cpu,1,0,ok,,100.125,200,301,65536,45"; expected a line break after every row',
  ],
  [
    'there is a byte-order mark',
    (text) => `\uFEFF${text}`,
    '1:1: the file begins with a byte-order mark; expected UTF-8 without one',
  ],
  [
    'there is a problem after a byte-order mark, on a later line',
    (text) => `\uFEFF${text.replace('10.25', 'fast')}`,
    '1:1: the file begins with a byte-order mark; expected UTF-8 without one',
    `3:22: forward_ms is not a number: "fast"; ${MEASURED}`,
  ],
  [
    'there is a problem after a byte-order mark, on the same line',
    (text) => `\uFEFF${text.replace('temperature_c', 'status')}`,
    '1:1: the file begins with a byte-order mark; expected UTF-8 without one',
    '1:108: the header names a column twice: "status"; expected each column once',
  ],
  [
    'lines end in CRLF',
    (text) => text.replaceAll('\n', '\r\n'),
    '1:121: 9 lines end in CRLF, the first of them here; expected lines that end in LF alone',
  ],
  [
    'the text is not UTF-8',
    latin1('41.5', '41°'),
    '2:38: temperature_c is not a number, as datapackage.json says: "41\uFFFD"; expected a decimal number, or an empty cell where it was not measured',
    '2:40: invalid UTF-8: "byte 0xb0"; expected a file in UTF-8',
  ],
  [
    'a quote is left open',
    swap('timeout,no end', 'timeout,"no end'),
    '8:26: a quote is left open; expected a closing quote; the rest of the file is not checked',
  ],
  [
    'a quote stands inside a cell',
    swap('no end after', 'no "end" after'),
    '8:26: a quote stands inside a cell; expected quotes around the whole cell, doubled within it; the rest of the file is not checked',
  ],
  [
    'the problem comes after a cell of several lines',
    swap('60 s,,,,,', '60 s,x,,,,'),
    `8:44: forward_ms is not a number: "x"; ${MEASURED}`,
  ],
];

const CASES = BAD_RUNS.map(([what, edit, ...messages]) => ({ what, edit, messages }));

test.each(CASES)('runs.csv is refused where $what', async ({ edit, messages }) => {
  const ofRuns = (await problemsOf('runs.csv', edit)).filter((problem) =>
    problem.startsWith('small/runs.csv'),
  );
  expect(ofRuns).toEqual(messages.map((message) => `small/runs.csv:${message}`));
});

test('columns may come in any order', async () => {
  const turned: Edit = (text) =>
    text.replaceAll(
      /^([^",\n]*),([^",\n]*),/gm,
      (_, model: string, library: string) => `${library},${model},`,
    );
  await expect(problemsOf('runs.csv', turned)).resolves.toEqual([]);
});

test('all problems come at once, in the order of the file', async () => {
  const edit: Edit = (text) =>
    swap('10.5', '-1')(text.replace('100.125', 'x').replace('no end after 60 s', ''));
  await expect(problemsOf('runs.csv', edit)).resolves.toEqual([
    `small/runs.csv:2:22: forward_ms is negative: "-1"; ${MEASURED}`,
    'small/runs.csv:8:26: a run with the status timeout has no failure; expected what went wrong, in words',
    `small/runs.csv:9:22: forward_ms is not a number: "x"; ${MEASURED}`,
  ]);
});

test('beyond a hundred problems of a file the rest is counted', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => `wide-net,cpu,${index + 2},0,failed,crash,-1,,,,\n`);
  const problems = await problemsOf('runs.csv', (text) => text + rows.join(''));
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe(
    'small/runs.csv:0:0: 150 further problems of this file are not listed; expected none',
  );
});
