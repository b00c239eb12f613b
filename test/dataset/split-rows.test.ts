import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQuotedRows } from '../../src/dataset/split-quoted-rows.ts';
import { splitRows } from '../../src/dataset/split-rows.ts';

type Split = (lines: Buffer, take: (cells: readonly string[], bytes: number) => void) => unknown;

/** Cells and length of each row. */
function rowsOf(split: Split, text: string): (readonly [readonly string[], number])[] {
  const rows: (readonly [readonly string[], number])[] = [];
  split(Buffer.from(text), (cells, bytes) => rows.push([[...cells], bytes]));
  return rows;
}

const cell = fc.constantFrom('', 'a', 'b', 'net', '1', '2.5', 'é', '🙂', '\r', ' ');
const lineEnd = fc.constantFrom('\n', '\n', '\r\n');
const lines = fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), lineEnd), { maxLength: 12 });

describe('rows without quotes', () => {
  it('are the lines, split at every comma, with their lengths', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const written = rows.map(([cells, end]) => ({ text: cells.join(','), end }));
        const expected = written.map(({ text, end }) => {
          const cells = end === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
          return [cells.split(','), Buffer.byteLength(text + end)];
        });
        const all = written.map(({ text, end }) => text + end).join('');
        expect(rowsOf(splitRows, all)).toEqual(expected);
      }),
    );
  });
});

describe('rows with quotes', () => {
  const quotedCell = fc
    .string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', 'é'), maxLength: 4 })
    .map((text) => `"${text.replaceAll('"', '""')}"`);
  const plainCell = fc.constantFrom('', 'a', 'net', '2.5', 'é', ' ');
  const row = fc.tuple(
    fc.array(fc.oneof(quotedCell, plainCell), { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')),
    lineEnd,
  );

  it('are what a parser of CSV makes of them', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const text = rows.map((parts) => parts.join('')).join('');
        const cells = parse(text, { record_delimiter: ['\r\n', '\n'], relax_column_count: true });
        const lengths = rows.map((parts) => Buffer.byteLength(parts.join('')));
        expect(rowsOf(splitQuotedRows, text)).toEqual(cells.map((each, at) => [each, lengths[at]]));
        expect(splitQuotedRows(Buffer.from(text), () => undefined)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it.each(['"open\n', 'in"side\n', '"closed" too early\n', '"a""\n', 'cut off', 'a\rb\n'])(
    'are left alone from %j on',
    (wrong) => {
      const text = `é,"b"\n"c\nd",e\n${wrong}"f"\n`;
      expect(rowsOf(splitQuotedRows, text).map(([cells]) => cells)).toEqual([
        ['é', 'b'],
        ['c\nd', 'e'],
      ]);
      expect(splitQuotedRows(Buffer.from(text), () => undefined)).toBe(
        Buffer.byteLength('é,"b"\n"c\nd",e\n'),
      );
    },
  );
});
