import fc from 'fast-check';

/** A change to one file of a dataset, as bytes; none where the file is to be removed. */
export interface Mutation {
  readonly file: string;
  readonly what: string;
  apply(bytes: Buffer): Buffer | undefined;
}

const NASTY_CELLS = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '-0',
    '+5',
    '1e999',
    '1e9',
    '1e-9',
    'NaN',
    'nan',
    'inf',
    'Infinity',
    '0x1F',
    '1_000',
    '٣',
  ],
  ...[
    '1,5',
    '1.5.2',
    ' 5',
    '5 ',
    '5\t',
    '"5"',
    '"',
    '""',
    '"a""b"',
    '"x\ny"',
    'ok',
    'failed',
    'timeout',
    'OK',
    'é',
  ],
  ...[
    'null',
    'undefined',
    'true',
    '=1+1',
    '\u0000',
    '\uFEFF',
    '\u200b',
    '9007199254740993',
    '3600000',
    '3600001',
  ],
];

const BYTES = [...',"\n\r\t -+.0159eExNaok{}[]:\\'].map((character) => character.charCodeAt(0));

const anyByte = fc.oneof(fc.constantFrom(...BYTES), fc.integer({ min: 0, max: 255 }));
const PLACES = 1 << 30;
/** Where in something of unknown length: a fraction of it, each as likely. */
export const place = fc.noBias(fc.nat({ max: PLACES - 1 })).map((nth) => nth / PLACES);
const at = (fraction: number, length: number): number => Math.floor(fraction * length);

export type Edit = readonly [what: string, apply: Mutation['apply']];

export const byteEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom('insert', 'delete', 'replace'), place, anyByte)
  .map(([kind, fraction, byte]) => [
    `${kind} a byte at ${fraction}: ${byte}`,
    (bytes) => {
      const index = at(fraction, bytes.length);
      const added = kind === 'delete' ? [] : [byte];
      return Buffer.concat([
        bytes.subarray(0, index),
        Buffer.from(added),
        bytes.subarray(index + Number(kind !== 'insert')),
      ]);
    },
  ]);

function onLines(edit: (lines: string[]) => string[]): Mutation['apply'] {
  return (bytes) => Buffer.from(edit(bytes.toString('utf8').split('\n')).join('\n'));
}

export const lineEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom('remove', 'repeat', 'swap', 'empty'), place, place)
  .map(([kind, first, second]) => [
    `${kind} a line at ${first}, ${second}`,
    onLines((lines) => {
      const [a, b] = [at(first, lines.length), at(second, lines.length)];
      if (kind === 'remove') return lines.toSpliced(a, 1);
      if (kind === 'repeat') return lines.toSpliced(b, 0, lines[a]!);
      if (kind === 'empty') return lines.toSpliced(a, 0, '');
      return lines.with(a, lines[b]!).with(b, lines[a]!);
    }),
  ]);

const cellEdit: fc.Arbitrary<Edit> = fc
  .tuple(place, place, fc.constantFrom(...NASTY_CELLS))
  .map(([row, column, cell]) => [
    `write the cell at ${row}, ${column}: ${JSON.stringify(cell)}`,
    onLines((lines) => {
      const line = at(row, lines.length);
      const cells = lines[line]!.split(',');
      return lines.with(line, cells.with(at(column, cells.length), cell).join(','));
    }),
  ]);

export const fileEdit: fc.Arbitrary<Edit> = fc.oneof(
  place.map((fraction): Edit => [
    `cut the file off at ${fraction}`,
    (bytes) => bytes.subarray(0, at(fraction, bytes.length)),
  ]),
  fc.constantFrom<Edit>(
    ['begin with a byte-order mark', (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes])],
    ['end lines in CRLF', (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n'))],
    ['end lines in CR', (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r'))],
    ['write UTF-16', (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le')],
    ['separate by semicolons', (bytes) => Buffer.from(bytes.toString('utf8').replaceAll(',', ';'))],
    ['quote every cell', (bytes) => Buffer.from(bytes.toString('utf8').replaceAll(/[^,\n"]+/g, '"$&"'))],
    ['remove the file', () => undefined],
  ),
);

/** One random mutation of one of some files; one that is named twice is mutated twice as often. */
export function mutationOf(...files: readonly string[]): fc.Arbitrary<Mutation> {
  const edit = fc.oneof(
    { weight: 4, arbitrary: byteEdit },
    { weight: 2, arbitrary: lineEdit },
    { weight: 4, arbitrary: cellEdit },
    { weight: 1, arbitrary: fileEdit },
  );
  return fc
    .tuple(fc.constantFrom(...files), edit)
    .map(([file, [what, apply]]) => ({ file, what: `${file}: ${what}`, apply }));
}
