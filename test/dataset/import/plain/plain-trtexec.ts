import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { max, median, min } from 'd3-array';
import { parse } from 'yaml';
import { layerTimes, mean, numbered, type PlainRun, timeOrNothing } from './plain-run.ts';

interface Manifest {
  readonly warmUpMs?: number;
  readonly runs: readonly {
    readonly model: string;
    readonly library: string;
    readonly batchSize: number;
    readonly repetition?: number;
    readonly status?: string;
    readonly memoryBytes?: number;
    readonly times?: string;
    readonly profile?: string;
    readonly warmUpMs?: number;
  }[];
}

interface Iteration {
  readonly startComputeMs?: number;
  readonly computeMs: number;
  readonly latencyMs?: number;
}

function profileOf(path: string): [name: string, averageMs: number][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .map((line) => /\{ "name" : "(.*)", "timeMs" : .*"averageMs" : ([^,}]+)/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, ms]) => [name!.trim(), Number(ms)]);
}

/** Of fewer than ten times, nothing but these. */
function spread(before: string, ms: readonly number[], after: string): Readonly<Record<string, string>> {
  if (ms.length === 0) return {};
  const statistics = { least: min(ms), median: median(ms), most: max(ms) };
  return Object.fromEntries(
    Object.entries(statistics).map(([name, value]) => [`${before}${name}${after}`, String(value)]),
  );
}

/** The runs of a manifest of trtexec, of those files that are there. */
export function plainTrtexec(folder: string): readonly PlainRun[] {
  const { runs, warmUpMs: usual = 200 } = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  return runs.flatMap(({ times, profile, warmUpMs = usual, ...run }): PlainRun[] => {
    const { model, library, batchSize, repetition = 0, status = 'ok', memoryBytes } = run;
    const key = [model, library, batchSize, repetition];
    if (status !== 'ok') return [{ key, status, memoryBytes, layers: [] }];
    try {
      const all = JSON.parse(readFileSync(join(folder, times!), 'utf8')) as readonly Iteration[];
      const kept = all.filter(({ startComputeMs = Infinity }) => startComputeMs >= warmUpMs);
      const compute = kept.flatMap(({ computeMs }) => timeOrNothing(computeMs) ?? []);
      const latency = kept.flatMap(({ latencyMs }) => timeOrNothing(latencyMs) ?? []);
      const layers = profile === undefined ? [] : profileOf(join(folder, profile));
      const names = numbered(layers.map(([name]) => name));
      const ms = layerTimes(layers.map(([, averageMs]) => averageMs));
      return [
        {
          ...{ key, status: compute.length > 0 ? 'ok' : 'failed', forwardMs: mean(compute), memoryBytes },
          further: {
            iterations: String(compute.length),
            ...spread('forward_ms_', compute, ''),
            ...spread('latency_', latency, '_ms'),
            ...(latency.length > 0 ? { latency_mean_ms: String(mean(latency)) } : {}),
          },
          layers: names.map((name, index) => [name, ms[index]]),
        },
      ];
    } catch {
      return [];
    }
  });
}
