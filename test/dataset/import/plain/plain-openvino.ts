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
    readonly report?: string;
    readonly counters?: string;
    readonly streams?: string;
  }[];
}

type Values = (...names: readonly string[]) => string | undefined;

/** What a file says, by the words of whichever form it has. */
function valuesOf(text: string): Values {
  if (text.trimStart().startsWith('{')) {
    const { execution_results: all } = JSON.parse(text) as Readonly<
      Record<string, Readonly<Record<string, unknown>>>
    >;
    return (...names) => {
      const name = names.find((each) => each in all!);
      return name === undefined ? undefined : String(all![name]);
    };
  }
  const rows = text.split('\n');
  return (...names) => {
    for (const row of rows)
      for (const name of names) {
        const isNamed = row.toLowerCase().startsWith(`${name.toLowerCase()};`);
        const found = isNamed ? row.split(';')[1] : new RegExp(`\\b${name}: *(\\S.*)$`).exec(row)?.[1];
        if (found !== undefined) return found.trim().replace(/ (?:ms|FPS|iterations)$/, '');
      }
    return undefined;
  };
}

function layersOf(path: string): PlainRun['layers'] {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(';'))
    .filter((cells) => cells.includes('EXECUTED'));
  const names = numbered(rows.map((cells) => cells.slice(0, cells.lastIndexOf('EXECUTED')).join(';')));
  const ms = layerTimes(rows.map((cells) => Number(cells[cells.lastIndexOf('EXECUTED') + 3])));
  return names.map((name, index) => [name, ms[index]]);
}

/** The runs of a manifest of benchmark_app's files, of those that are there. */
export function plainOpenVino(folder: string): readonly PlainRun[] {
  const { runs } = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  return runs.flatMap(({ report, counters, streams, ...run }): PlainRun[] => {
    const { model, library, batchSize, repetition = 0, status = 'ok', memoryBytes } = run;
    const key = [model, library, batchSize, repetition];
    try {
      const text = readFileSync(join(folder, report!), 'utf8');
      if (/^error;./m.test(text)) return [{ key, status: 'failed', memoryBytes, layers: [] }];
      const values = valuesOf(text);
      const number = (...names: readonly string[]): number | undefined => {
        const found = values(...names);
        return found === undefined || found === '' ? undefined : Number(found);
      };
      const requests = text.includes('async') ? (number('number of parallel infer requests') ?? 1) : 1;
      if (requests > 1 && streams === undefined) return [];
      const iterations = number('total number of iterations', 'iterations_num', 'Count')!;
      const between = number('total execution time (ms)', 'execution_time', 'Duration')! / iterations;
      const average = number('Average latency (ms)', 'avg latency', 'latency_avg', 'Average');
      const isOther = Number(values('percentile_boundary') ?? 50) !== 50;
      const cells = {
        iterations,
        first_inference_ms: number('first inference time (ms)', 'first_inference_time') ?? firstOf(text),
        latency_mean_ms: average,
        latency_median_ms: isOther
          ? undefined
          : number('Median latency (ms)', 'latency (ms)', 'latency_median', 'Median'),
        throughput: number('throughput', 'Throughput'),
        ...(streams === undefined ? {} : { requests_at_once: requests }),
      };
      const filled = Object.entries(cells).filter(([, value]) => value !== undefined);
      const forwardMs = timeOrNothing(Number.isNaN(between) ? average : between);
      return [
        {
          ...{ key, status: forwardMs === undefined ? 'failed' : status, forwardMs, memoryBytes },
          further: Object.fromEntries(filled.map(([name, value]) => [name, String(value)])),
          layers: counters === undefined || streams !== undefined ? [] : layersOf(join(folder, counters)),
        },
      ];
    } catch {
      return [];
    }
  });
}

function firstOf(text: string): number | undefined {
  const found = /First inference took (\S+) ms/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
