import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerTimes, type PlainRun, timeOrNothing } from './plain-run.ts';

interface Point {
  readonly choices: { readonly env: Readonly<Record<string, string | number>> };
  readonly characteristics_list: readonly { readonly run: Run }[];
}

interface Run {
  readonly run_success: string;
  readonly return_code: number | string;
  readonly time_fw_ms?: number;
  readonly time_bw_ms?: number;
  readonly time_fwbw_ms?: number;
  readonly memory_bytes?: number;
  readonly per_layer_info?: readonly {
    readonly label: string;
    readonly direction: 'forward' | 'backward';
    readonly time_ms: number;
  }[];
}

const nameOf = (label: string): string => label.replace(/^\s*\d+:/, '').trim();

function layersOf({ per_layer_info: info = [] }: Run): PlainRun['layers'] {
  const names = [...new Set(info.map(({ label }) => nameOf(label)))];
  const timesOf = (wanted: string) =>
    layerTimes(
      names.map((name) => {
        const of = info.filter(({ label, direction }) => direction === wanted && nameOf(label) === name);
        return of.length > 1 ? NaN : of[0]?.time_ms;
      }),
    );
  const [forward, backward] = [timesOf('forward'), timesOf('backward')];
  return names.map((name, index) => [name, forward[index], backward[index]]);
}

function runOf(key: readonly (string | number)[], run: Run): PlainRun {
  const forwardMs = timeOrNothing(run.time_fw_ms);
  const backwardMs = timeOrNothing(run.time_bw_ms);
  const isOk = run.run_success === 'yes' && [0, '0'].includes(run.return_code) && forwardMs !== undefined;
  const bytes = run.memory_bytes ?? NaN;
  return {
    ...{ key, status: isOk ? 'ok' : 'failed', forwardMs, backwardMs },
    forwardBackwardMs: backwardMs === undefined ? undefined : timeOrNothing(run.time_fwbw_ms),
    memoryBytes: Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined,
    layers: layersOf(run),
  };
}

const NOISE = ['explore-batch-size-libs-models', 'time_cpu'];

/** The runs of the tree `classic`, of those points that are JSON; of another experiment nothing is known. */
export function plainCk(folder: string): readonly PlainRun[] {
  const found = new Map<string, PlainRun>();
  for (const name of readdirSync(join(folder, 'experiment')).sort()) {
    try {
      const { tags } = JSON.parse(
        readFileSync(join(folder, 'experiment', name, '.cm', 'meta.json'), 'utf8'),
      ) as { tags: readonly string[] };
      const model = tags.find((tag) => tag.toLowerCase().includes('alexnet'));
      if (!tags.includes('explore-batch-size-libs-models') || model === undefined) continue;
      const library = tags.findLast((tag) => tag !== model && !NOISE.includes(tag))!;
      for (const file of readdirSync(join(folder, 'experiment', name)).sort()) {
        if (!/^ckp-\w+\.0001\.json$/.test(file)) continue;
        const point = JSON.parse(readFileSync(join(folder, 'experiment', name, file), 'utf8')) as Point;
        const { CK_CAFFE_BATCH_SIZE: size, CK_TENSORRT_ENABLE_FP16: fp16 = 0 } = point.choices.env;
        const precise = library === 'tensorrt-1.0.0' ? `tensorrt-fp${Number(fp16) === 1 ? 16 : 32}` : library;
        point.characteristics_list.forEach(({ run }, repetition) => {
          const key = [model, precise, Number(size), repetition];
          if (!found.has(key.join())) found.set(key.join(), runOf(key, run));
        });
      }
    } catch {
      continue;
    }
  }
  return [...found.values()];
}
