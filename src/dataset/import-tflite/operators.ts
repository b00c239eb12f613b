import type { ImportedLayer } from '../import/campaign.ts';
import { layerNames } from '../import/layer-names.ts';
import type { Note } from '../import/notes.ts';
import { refusal, type SourceFile } from '../import/refused-source.ts';
import { logLines } from './log-lines.ts';

/** An event of the profile; `meanMs` of each time that it came, `times` per inference. */
interface Event {
  readonly name: string;
  readonly meanMs: number;
  readonly times: number;
}

const RUN_ORDER = /^=+ Run Order =+/;
const REGULAR_RUNS = 'Profiling Info for Regular Benchmark Runs';
const INITIALIZATION = 'Profiling Info for Benchmark Initialization';

/** `[node type] [start] [first] [avg ms] [%] [cdf%] [mem KB] [times called] [Name]`; newer versions have no start. */
const ROW =
  /^\s*\S.*?\s+(?:[\d.]+\s+)?[\d.]+\s+(?<meanMs>[\d.]+)\s+\S+%\s+\S+%\s+-?[\d.]+\s+(?<times>\d+)\s+(?<name>\S.*)$/;

/**
 * The operators of a profile, in the order in which they ran, with their mean time per inference: of a log, or of the CSV that
 * `--profiling_output_csv_file` names.
 *
 * Taken are those of the regular runs, of the primary graph: those of another graph ran within one of its operators, as what a
 * delegate runs within its own. What is no operator, such as allocating tensors, is counted. Throws what {@link refusal} makes
 * of a row that cannot be read, and of a CSV without operators.
 */
export function readOperators(text: string, source: SourceFile, note: Note): readonly ImportedLayer[] {
  const lines = logLines(text);
  const from = startOf(lines);
  if (from === undefined) {
    if (source.kind === 'tflite-log') return [];
    throw refusal(source, 'there is no table of operators in their order in it');
  }
  const events: Event[] = [];
  let columns: number | undefined;
  for (
    let index = from + 1;
    index < lines.length && !/^(?:=|Number of nodes)/.test(lines[index]!);
    index += 1
  ) {
    const line = lines[index]!;
    if (/^\s*\[node type\]/i.test(line) || line.trim() === '') continue;
    if (/^\s*node type,/i.test(line)) columns = line.split(',').length;
    else {
      const event = columns === undefined ? eventOfTable(line) : eventOfCsv(line, columns);
      if (event === undefined) {
        const expected = 'a row with the columns of its header';
        throw refusal({ ...source, expected }, 'a row of operators cannot be read', {
          line: index + 1,
          column: 1,
        });
      }
      if (event.name.startsWith('[')) events.push(event);
      else note('events that are no operators');
    }
  }
  const names = layerNames(events.map(({ name }) => name));
  return events.map(({ meanMs, times }, layerIndex) => ({
    layerIndex,
    layer: names[layerIndex]!,
    // Older versions print 0 for once.
    forwardMs: meanMs * Math.max(times, 1),
  }));
}

/** The first table in order of the regular runs; the oldest versions have it alone, without a title. */
function startOf(lines: readonly string[]): number | undefined {
  const title = lines.findIndex((line) => line.includes(REGULAR_RUNS));
  const initialization = lines.some((line) => line.includes(INITIALIZATION));
  if (title < 0 && initialization) return undefined;
  const start = lines.findIndex((line, index) => index > title && RUN_ORDER.test(line));
  return start < 0 ? undefined : start;
}

function eventOfTable(line: string): Event | undefined {
  const row = ROW.exec(line)?.groups;
  if (row === undefined) return undefined;
  return { name: row['name']!.trim(), meanMs: Number(row['meanMs']), times: Number(row['times']) };
}

/** Commas of a name are written as tabs; others are the type's, which comes first. */
function eventOfCsv(line: string, columns: number): Event | undefined {
  const cells = line.split(', ');
  if (cells.length < columns) return undefined;
  const [meanMs, , , , times, name] = cells.slice(-6);
  const event = { name: name!.replaceAll('\t', ','), meanMs: Number(meanMs), times: Number(times) };
  return meanMs !== '' && Number.isFinite(event.meanMs) && Number.isInteger(event.times) ? event : undefined;
}
