import { readFile } from 'node:fs/promises';
import { BYTE_ORDER_MARK, inspectBytes } from '../byte-checks.ts';
import { entryProblem } from '../entry-problem.ts';
import { Findings } from '../finding.ts';
import { locateIn } from '../locate.ts';
import { isSystemError } from '../system-error.ts';
import { kindOfBytes, wordsOf } from '../file-kind.ts';
import { refusal, type SourceFile } from './refused-source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const MARKS: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', BYTE_ORDER_MARK],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * The text of a source's file, without a byte-order mark. Such a mark tells UTF-16 from UTF-8; `encoding` says what a file
 * without one is in.
 *
 * Throws what {@link refusal} makes where the system does not give it, or where it is empty or no text.
 */
export async function readSourceText(
  path: string,
  source: SourceFile,
  encoding: Encoding = 'utf-8',
): Promise<string> {
  const missing = entryProblem(path, 'file', source.expected);
  if (missing !== undefined) throw refusal(source, missing.message, undefined, missing.value);
  const bytes = await readFile(path).catch((error: unknown) => {
    if (!isSystemError(error)) throw error;
    throw refusal(source, 'the file cannot be read', undefined, error.code);
  });
  const [marked, mark] = MARKS.find(([, each]) => bytes.subarray(0, each.length).equals(each)) ?? [];
  const content = bytes.subarray(mark?.length ?? 0);
  if (content.length === 0) throw refusal(source, 'the file is empty');
  const used = marked ?? encoding;
  if (used !== 'utf-8') return decode(content, source, used);
  const kind = kindOfBytes(content);
  if (kind === 'utf16') throw refusal(orOtherEncoding(source), `it seems to be ${wordsOf(kind)}`);
  if (kind !== undefined) throw refusal(source, `it seems to be ${wordsOf(kind)}`);
  const findings = new Findings();
  inspectBytes(content, bytes.length - content.length, findings);
  const [first] = findings.listed;
  if (first === undefined) return content.toString('utf8');
  const [position] = await locateIn(bytes, [{ offset: first.offset! }]);
  const inUtf8 = { ...source, expected: 'a file in UTF-8' };
  throw refusal(orOtherEncoding(inUtf8), first.message, position, first.value);
}

function orOtherEncoding(source: SourceFile): SourceFile {
  const { expected, otherEncoding } = source;
  return otherEncoding === undefined ? source : { ...source, expected: `${expected}, or ${otherEncoding}` };
}

function decode(bytes: Buffer, source: SourceFile, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refusal(source, `the file is not in ${encoding}`);
  }
}
