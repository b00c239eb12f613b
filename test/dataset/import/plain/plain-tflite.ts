import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { layerTimes, numbered, type PlainRun, timeOrNothing } from './plain-run.ts';

interface Manifest {
  readonly runs: readonly {
    readonly model: string;
    readonly library: string;
    readonly batchSize: number;
    readonly repetition?: number;
    readonly status?: string;
    readonly memoryBytes?: number;
    readonly log?: string;
    readonly profile?: string;
  }[];
}

function layersOf(text: string): PlainRun['layers'] {
  const [, order = ''] = text.split('Regular Benchmark Runs:')[1]?.split(/=+ Run Order =+\n/) ?? [];
  const rows = order
    .split(/\n(?:\n|=)/)[0]!
    .split('\n')
    .slice(1)
    .map((line) =>
      line.includes(', ') && !line.startsWith('\t') ? line.split(', ') : line.split('\t').slice(1),
    )
    .filter((cells) => cells.at(-1)!.startsWith('['));
  const names = numbered(rows.map((cells) => cells.at(-1)!.replaceAll('\t', ',')));
  const ms = layerTimes(rows.map((cells) => Number(cells.at(-6)) * Math.max(1, Number(cells.at(-2)))));
  return names.map((name, index) => [name, ms[index]]);
}

/** Milliseconds of a time in microseconds, to the digit that was written. */
function scaled(value: number, divide: number): number {
  const exact = Number(`${value}e-3`);
  return divide === 1 ? value : Number.isNaN(exact) ? value / divide : exact;
}

function furtherOf(log: string): Readonly<Record<string, string>> {
  const find = (pattern: RegExp, divide: number): number | undefined => {
    const found = [...log.matchAll(pattern)].at(-1)?.[1];
    return found === undefined ? undefined : scaled(Number(found), divide);
  };
  const mean = /\bInference \(avg\): (\S+)/.exec(log)?.[1];
  const isOfRuns = (line: string) => (/avg=(\S+)/.exec(line) ?? /curr=(\S+)/.exec(line))?.[1] === mean;
  const counts = [...log.matchAll(/^(?!Timings).*\b(count=\d+ (?:first|curr)=.*)$/gm)];
  const last = counts.findLast(([line]) => isOfRuns(line))?.[1] ?? '';
  const lastNumber = (name: string, divide: number): number | undefined => {
    const found = Number(new RegExp(`${name}=([^\\s,]+)`).exec(last)?.[1]);
    return Number.isNaN(found) ? undefined : scaled(found, divide);
  };
  const cells = {
    iterations: lastNumber('count', 1),
    std_ms: lastNumber('std', 1000),
    median_ms: lastNumber('median', 1000),
    first_inference_ms: find(/\bFirst inference: (\S+?),/g, 1000),
    warm_up_ms: find(/\bWarmup \(avg\): (\S+?),/g, 1000),
    memory_footprint_mb: find(/emory footprint .*overall=(\S+)/g, 1),
    num_threads: find(/\bNum threads: \[(\d+)\]/g, 1),
  };
  const filled = Object.entries(cells).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
}

/** The runs of a manifest of benchmark_model's logs, of those that are there. */
export function plainTflite(folder: string): readonly PlainRun[] {
  const { runs } = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  return runs.flatMap(({ log, profile, ...run }): PlainRun[] => {
    const { model, library, batchSize, repetition = 0, memoryBytes } = run;
    const key = [model, library, batchSize, repetition];
    try {
      const text = readFileSync(join(folder, log!), 'utf8');
      const mean = /\bInference \(avg\): (\S+)/.exec(text)?.[1];
      const layers = layersOf(profile === undefined ? text : readFileSync(join(folder, profile), 'utf8'));
      const forwardMs = timeOrNothing(mean === undefined ? undefined : scaled(Number(mean), 1000));
      const status = forwardMs === undefined ? 'failed' : 'ok';
      return [{ key, status, forwardMs, memoryBytes, further: furtherOf(text), layers }];
    } catch {
      return [];
    }
  });
}
