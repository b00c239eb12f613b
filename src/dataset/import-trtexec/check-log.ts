import { refusal, type SourceFile } from '../import/refused-source.ts';
import type { ProfiledLayer } from './profile-text.ts';
import type { TrtexecLog } from './read-log.ts';
import type { TimesTiming } from './time-from-times.ts';

/** Both files have six digits. */
const MOST_DIFFERENCE = 1e-4;

/**
 * Throws what {@link refusal} makes of a log that is of another batch size than its run: neither what trtexec was given as
 * `--batch`, nor the first dimension of an input.
 */
export function checkBatchSize(
  { options: { batch, inputs } }: TrtexecLog,
  batchSize: number,
  source: SourceFile,
): void {
  const sizes = [...(batch === undefined ? [] : [batch]), ...inputs.map(([first]) => first!)];
  if (sizes.length === 0 || sizes.includes(batchSize)) return;
  const shapes = inputs.map((shape) => shape.join('x')).join(', ');
  const found = [batch === undefined ? '' : `--batch=${batch}`, shapes].filter(Boolean).join(', ');
  const expected = `the batch size of the run, ${batchSize}, or "batchFirst: false" where it is no first dimension`;
  throw refusal({ ...source, expected }, 'the log is of another batch size', undefined, found);
}

/** Throws what {@link refusal} makes of a log whose times are not those of the file that was exported beside it. */
export function checkTimes(log: TrtexecLog, exported: TimesTiming, times: string, source: SourceFile): void {
  const as = (value: number): SourceFile => ({ ...source, expected: `${value}, as in ${times}` });
  const computeMs = log.summary.statistics.get('compute')?.get('mean');
  if (computeMs !== undefined && exported.computeMs !== undefined && !isNear(computeMs, exported.computeMs)) {
    const { computeAt } = log.summary;
    throw refusal(as(exported.computeMs), 'another mean GPU compute time', computeAt, String(computeMs));
  }
  if (log.batches !== undefined && log.batches !== exported.batches)
    throw refusal(as(exported.batches), 'another number of batches', undefined, String(log.batches));
}

/** Throws what {@link refusal} makes of a log whose profile has a layer that is not in the file that was exported beside it. */
export function checkProfile(
  { layers }: TrtexecLog,
  exported: readonly ProfiledLayer[],
  profile: string,
  source: SourceFile,
): void {
  const names = new Set(exported.map(({ name }) => name.trim()));
  const other = layers.find(({ name }) => !names.has(name.trim()));
  if (other === undefined) return;
  const expected = `the layers of ${profile}`;
  throw refusal({ ...source, expected }, 'another layer in the profile', undefined, other.name);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= MOST_DIFFERENCE * Math.abs(b);
}
