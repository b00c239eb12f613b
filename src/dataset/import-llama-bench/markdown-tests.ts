import type { SourceFile } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type BenchFields, type BenchReading, benchTest } from './bench-test.ts';
import { fieldsOf, readLines } from './read-lines.ts';

/** What stands below a table of llama-bench. */
const BUILD = /^build: (?<commit>\w+) \((?<number>\d+)\)$/;

/**
 * Reads the tables that llama-bench writes unless told otherwise, wherever they stand: in its console log, in a note that
 * somebody wrote. Other tables are none of it.
 */
export function readMarkdownTests(text: string, { file }: SourceFile): BenchReading {
  let header: readonly string[] | undefined;
  let withoutBuild: Map<string, string>[] = [];
  return readLines(text, file, (line) => {
    const build = BUILD.exec(line)?.groups;
    if (build !== undefined) {
      for (const fields of withoutBuild)
        fields.set('build_commit', build.commit!).set('build_number', build.number!);
      withoutBuild = [];
    }
    if (!line.startsWith('|')) return undefined;
    const cells = cellsOf(line);
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
    if (cells.includes('test') && cells.includes('t/s')) {
      header = cells;
      return undefined;
    }
    if (header === undefined) return undefined;
    if (!line.endsWith('|')) throw new Unreadable('the row is cut off; expected "|" at its end');
    if (!cells.some((cell) => TEST.test(cell))) return undefined;
    const fields = fieldsOfRow(fieldsOf(header, cells));
    const test = benchTest(fields, { file, hasAllSettings: false });
    withoutBuild.push(fields);
    return test;
  });
}

function cellsOf(line: string): readonly string[] {
  const cells = line.replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.map((cell) => cell.replace(/^[\s*`]+|[\s*`]+$/g, ''));
}

/** The short names that llama-bench gives to columns of its table, by those that it has everywhere else. */
const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ['model', 'model_type'],
  ['backend', 'backends'],
  ['ngl', 'n_gpu_layers'],
  ['threads', 'n_threads'],
  ['sm', 'split_mode'],
  ['nkvo', 'no_kv_offload'],
  ['fa', 'flash_attn'],
  ['dev', 'devices'],
  ['ts', 'tensor_split'],
  ['ot', 'tensor_buft_overrides'],
  ['mmap', 'use_mmap'],
  ['dio', 'use_direct_io'],
  ['lm', 'load_mode'],
  ['embd', 'embeddings'],
  ['nopo', 'no_op_offload'],
  ['noh', 'no_host'],
  ['fitt', 'fit_target'],
  ['fitc', 'fit_min_ctx'],
]);

/** `pp512`, `tg128`, `pp512+tg128`, each perhaps with ` @ d4096`; the oldest builds set a blank after `pp` and `tg`. */
const TEST = /^(?=pp|tg)(?:pp ?(?<prompt>\d+))?(?:\+?tg ?(?<generated>\d+))?(?: ?@ ?d ?(?<depth>\d+))?$/;

/** A mean and what it varies by; consoles that know no UTF-8 write the sign between them as other characters. */
const RATE = /^(?<mean>[\w.+-]+?)(?:\s*[^\w\s.+-]{1,4}\s*(?<deviation>[\w.+-]+))?$/;

/** A row by the names and the values that the other forms have. Throws {@link Unreadable} where test or rate are none. */
function fieldsOfRow(row: BenchFields): Map<string, string> {
  const tokens = TEST.exec(row.get('test')!)?.groups;
  if (tokens === undefined)
    throw new Unreadable(`no test: ${JSON.stringify(row.get('test'))}; expected one such as pp512 or tg128`);
  const rate = RATE.exec(row.get('t/s')!)?.groups;
  if (rate === undefined) {
    const expected = 'expected tokens per second, such as 12.34 ± 0.05';
    throw new Unreadable(`no rate: ${JSON.stringify(row.get('t/s'))}; ${expected}`);
  }
  const settings = [...row].filter(([name]) => !['test', 't/s', 'size', 'params'].includes(name));
  return new Map([
    ...settings.map(([name, value]) => [LONG_NAMES.get(name) ?? name, value] as const),
    ['n_prompt', tokens.prompt ?? '0'],
    ['n_gen', tokens.generated ?? '0'],
    ['n_depth', tokens.depth ?? '0'],
    ['avg_ts', rate.mean!],
    ['stddev_ts', rate.deviation ?? ''],
  ]);
}
