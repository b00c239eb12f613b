import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type PlainRun, timeOrNothing } from './plain-run.ts';

type Test = Readonly<Record<string, unknown>>;

interface Manifest {
  readonly results: readonly {
    readonly file: string;
    readonly library?: string;
    readonly factors?: Readonly<Record<string, unknown>>;
  }[];
}

/** What says nothing of how a test was run. */
const RESULTS = /^(?:samples|avg|stddev|test_time|model_size|model_n_params)/;

function csvTests(text: string): readonly Test[] {
  const [header, ...rows] = text.split('\n').filter((line) => line.includes(','));
  const names = header!.split(',');
  return rows.map((row) => {
    const cells = row.slice(1, -1).split('","');
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
}

function tableTests(text: string): readonly Test[] {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const header = rows.find((row) => row.includes('t/s'))!;
  return rows
    .filter((row) => row.length === header.length && /^(?:pp|tg)\d/.test(row[header.indexOf('test')]!))
    .map((row) => {
      const named = Object.fromEntries(header.map((name, index) => [name, row[index]!]));
      const { test, 't/s': rate, model, backend, size: _, params: __, '': ___, ...others } = named;
      const [what, depth = '0'] = test!.split(' @ d');
      return {
        ...others,
        model_type: model,
        backends: backend,
        n_prompt: Number(/pp(\d+)/.exec(what!)?.[1] ?? 0),
        n_gen: Number(/tg(\d+)/.exec(what!)?.[1] ?? 0),
        n_depth: Number(depth),
        avg_ts: rate!.split(' ± ')[0],
        stddev_ts: rate!.split(' ± ')[1],
      };
    });
}

function testsOf(text: string): readonly Test[] {
  if (text.trimStart().startsWith('[')) return JSON.parse(text) as Test[];
  if (/^\{/m.test(text)) {
    const lines = text.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as Test);
  }
  return /^\|.*t\/s/m.test(text) ? tableTests(text) : csvTests(text);
}

function timesOf(test: Test): readonly (number | undefined)[] {
  const { n_prompt: prompt, n_gen: generated, samples_ns: samples, avg_ns: mean, avg_ts: rate } = test;
  const tokens = Number(prompt) + Number(generated);
  const batches = Number(prompt) === 0 ? tokens : 1;
  const list = samples as readonly number[] | undefined;
  const ns = list !== undefined && list.length > 0 ? list : [mean ?? (1e9 * tokens) / Number(rate)];
  return ns.map((each) => timeOrNothing(Number(each) / 1e6 / batches));
}

function furtherOf(test: Test): Readonly<Record<string, string>> {
  const { test_time: time, samples_ns: samples, stddev_ns: std, avg_ts: rate, stddev_ts: rateStd } = test;
  const batches = Number(test['n_prompt']) === 0 ? Number(test['n_gen']) : 1;
  const cells: Record<string, unknown> = { tested_at: time };
  if (!Array.isArray(samples) || samples.length === 0) {
    if (Number(std) > 0) cells['std_ms'] = Number(std) / 1e6 / batches;
    if (Number.isFinite(Number(rate))) cells['tokens_per_second'] = Number(rate);
    if (Number.isFinite(Number(rateStd))) cells['tokens_per_second_std'] = Number(rateStd);
  }
  const filled = Object.entries(cells).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value).trim()]));
}

/** The runs of a manifest of llama-bench's files, of those that are there. */
export function plainLlamaBench(folder: string): readonly PlainRun[] {
  const { results } = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  const counts = new Map<string, number>();
  return results.flatMap(({ file, library, factors }): PlainRun[] => {
    let tests: readonly Test[] = [];
    try {
      tests = testsOf(readFileSync(join(folder, file), 'utf8'));
    } catch {
      return [];
    }
    return tests.flatMap((test): PlainRun[] => {
      const [prompt, generated] = [Number(test['n_prompt']), Number(test['n_gen'])];
      if (!(prompt + generated > 0)) return [];
      const name = String(test['model_filename'] ?? '')
        .split('/')
        .at(-1)!;
      const model = (name === '' ? String(test['model_type']) : name.replace('.gguf', '')).replace(/ /g, '-');
      const flags = ['cuda', 'opencl', 'metal', 'gpu_blas', 'blas'].filter((each) => each in test);
      const flag = flags.length === 0 ? '' : (flags.find((each) => test[each] === '1') ?? 'cpu');
      const backend = String(test['backends'] ?? flag).toLowerCase();
      const own = ['llama.cpp', ...(backend.match(/[a-z0-9]+/g) ?? [])].join('-');
      const point = [model, library ?? own, prompt === 0 ? 1 : prompt + generated];
      const settings = Object.entries(test).filter(([field]) => !RESULTS.test(field));
      const place = JSON.stringify([point, settings, factors]);
      return timesOf(test).map((forwardMs) => {
        const repetition = counts.get(place) ?? 0;
        counts.set(place, repetition + 1);
        return {
          key: [...point, repetition],
          status: forwardMs === undefined ? 'failed' : 'ok',
          forwardMs,
          further: furtherOf(test),
          layers: [],
        };
      });
    });
  });
}
