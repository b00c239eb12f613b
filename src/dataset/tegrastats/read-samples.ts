import { rollups } from 'd3-array';
import type { Note } from '../import/notes.ts';
import { fileOfKind, refusal, wrongKind } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { kindOfText } from '../file-kind.ts';
import { parseSample, type Sample } from './sample.ts';

/**
 * Reads what tegrastats printed, of any board. Lines that are no sample are counted, and so are samples that have another
 * form than most, such as a last one that is cut off, which are left out.
 *
 * Throws what {@link refusal} makes of a file without a sample.
 */
export async function readSamples(path: string, file: string, note: Note): Promise<readonly Sample[]> {
  const source = fileOfKind(file, 'tegrastats');
  const text = await readSourceText(path, source);
  const read = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map(parseSample);
  const samples = read.filter((sample) => sample !== undefined);
  if (samples.length === 0) {
    if (kindOfText(text) !== source.kind) throw wrongKind(text, source);
    throw refusal(source, 'there is no sample in it');
  }
  for (const sample of read) if (sample === undefined) note('lines that are no sample of tegrastats');
  const [usual] = rollups(samples, (alike) => alike.length, formOf).sort(([, a], [, b]) => b - a);
  return samples.filter((sample) => {
    if (formOf(sample) === usual![0]) return true;
    note('samples of tegrastats that lack a rail, a sensor or a time stamp that most have, or have one more');
    return false;
  });
}

function formOf({ at, names }: Sample): string {
  return JSON.stringify([at !== undefined, ...names]);
}
