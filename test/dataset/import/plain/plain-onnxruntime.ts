import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { layerTimes, mean, numbered, type PlainRun, timeOrNothing } from './plain-run.ts';

interface Manifest {
  readonly warmUp?: number;
  readonly runs: readonly {
    readonly model: string;
    readonly library: string;
    readonly batchSize: number;
    readonly repetition?: number;
    readonly status?: string;
    readonly memoryBytes?: number;
    readonly profile?: string;
    readonly warmUp?: number;
  }[];
}

interface Event {
  readonly cat: string;
  readonly name: string;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly args: { readonly op_name?: string; readonly provider?: string };
}

/** Each line by itself, with the name as it stands between its quotes; lines that are no event are passed over. */
function eventsOf(path: string): Event[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const name = /"name" :"(.*?)","args"/.exec(line)?.[1];
      if (name === undefined) return [];
      try {
        const rest = line
          .trim()
          .replace(/^\[/, '')
          .replace(/,$/, '')
          .replace(`"name" :"${name}"`, '"name" :""');
        return [{ ...(JSON.parse(rest) as Event), name }];
      } catch {
        return [];
      }
    });
}

const GRAPHS = ['If', 'Loop', 'Scan'];

/** A kernel's time without the time in which kernels ran that are within it and within none that began later. */
function ownTime(kernel: Event, kernels: readonly Event[]): number {
  const holds = (outer: Event, inner: Event): boolean =>
    outer !== inner &&
    (outer.tid === inner.tid || GRAPHS.includes(outer.args.op_name ?? '')) &&
    outer.ts <= inner.ts &&
    inner.ts + inner.dur <= outer.ts + outer.dur &&
    inner.ts < outer.ts + outer.dur &&
    (kernels.indexOf(outer) < kernels.indexOf(inner) || outer.ts < inner.ts);
  const innermost = (inner: Event): Event | undefined =>
    kernels.filter((outer) => holds(outer, inner)).at(-1);
  const within = kernels.filter((inner) => innermost(inner) === kernel);
  const edges = within.flatMap(({ ts, dur }) => [ts, ts + dur]).sort((a, b) => a - b);
  let covered = 0;
  edges.slice(1).forEach((end, index) => {
    const start = edges[index]!;
    if (within.some(({ ts, dur }) => ts <= start && end <= ts + dur)) covered += end - start;
  });
  return kernel.dur - covered;
}

function runOf(path: string, warmUp: number): Pick<PlainRun, 'forwardMs' | 'further' | 'layers'> {
  const events = eventsOf(path);
  const passes = events
    .filter(({ cat, name }) => cat === 'Session' && name === 'model_run')
    .sort((a, b) => a.ts - b.ts);
  const kernels = events
    .filter(({ cat, name }) => cat === 'Node' && name.endsWith('_kernel_time'))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const kept = passes
    .map((pass, index) => ({ pass, next: passes[index + 1]?.ts ?? Infinity }))
    .slice(warmUp)
    .filter(({ pass }) => timeOrNothing(pass.dur / 1000) !== undefined);
  const times = new Map<string, number[]>();
  const shares = { provider: new Map<string, number>(), operator: new Map<string, number>() };
  for (const { pass, next } of kept) {
    const here = kernels.filter(({ ts }) => ts >= pass.ts && ts <= pass.ts + pass.dur && ts < next);
    const names = numbered(here.map(({ name, args }) => name.slice(0, -12).trim() || (args.op_name ?? '')));
    here.forEach((kernel, index) => {
      const ms = ownTime(kernel, kernels) / 1000;
      times.set(names[index]!, [...(times.get(names[index]!) ?? []), ms]);
      const { provider = '', op_name: operator = '' } = kernel.args;
      for (const [kind, name] of Object.entries({ provider, operator })) {
        const share = shares[kind as keyof typeof shares];
        share.set(name, (share.get(name) ?? 0) + ms);
      }
    });
  }
  const told = (share: ReadonlyMap<string, number>): string =>
    [...share]
      .map(([name, ms]): [string, number] => [name, ms / kept.length])
      .sort(([, a], [, b]) => b - a)
      .map(([name, ms]) => `${name || 'unnamed'} ${Number(ms.toPrecision(6))}`)
      .join('; ');
  const ms = layerTimes([...times.values()].map((each) => mean(each)));
  return {
    forwardMs: mean(kept.map(({ pass }) => pass.dur / 1000)),
    further: {
      iterations: String(kept.length),
      kernel_ms_by_provider: told(shares.provider),
      kernel_ms_by_operator: told(shares.operator),
    },
    layers: [...times.keys()].map((name, index) => [name, ms[index]]),
  };
}

/** The runs of a manifest of ONNX Runtime's profiles, of those files that are there. */
export function plainOnnxRuntime(folder: string): readonly PlainRun[] {
  const { runs, warmUp: usual = 1 } = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  return runs.flatMap(({ profile, warmUp = usual, ...run }): PlainRun[] => {
    const { model, library, batchSize, repetition = 0, status = 'ok', memoryBytes } = run;
    const key = [model, library, batchSize, repetition];
    if (status !== 'ok') return [{ key, status, memoryBytes, layers: [] }];
    try {
      const read = runOf(join(folder, profile!), warmUp);
      if (read.forwardMs === undefined) return [];
      return [{ key, status: 'ok', memoryBytes, ...read }];
    } catch {
      return [];
    }
  });
}
