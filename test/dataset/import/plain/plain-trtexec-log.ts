import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { layerTimes, numbered, type PlainRun, timeOrNothing } from './plain-run.ts';
import { plainConditions } from './plain-tegrastats.ts';

interface Manifest {
  readonly tegrastats?: string;
  readonly runs: readonly {
    readonly model: string;
    readonly library: string;
    readonly batchSize: number;
    readonly repetition?: number;
    readonly status?: string;
    readonly memoryBytes?: number;
    readonly log: string;
    readonly tegrastats?: string;
  }[];
}

const NAMES: Readonly<Record<string, string>> = { min: 'least', max: 'most' };

interface Log {
  readonly lines: readonly { readonly text: string; readonly before: string; readonly severity?: string }[];
}

function linesOf(path: string): Log['lines'] {
  const text = readFileSync(path, 'utf8');
  return text.split(/\r\n|\n|\r/).map((line) => {
    const [prefix = '', before = '', severity] = /^(.*?)\[([VIWEF])\](?: |$)/.exec(line) ?? [];
    return { text: line.slice(prefix.length).trimEnd(), before, severity };
  });
}

/** The first that a pattern finds. */
function find(lines: Log['lines'], pattern: RegExp): string | undefined {
  for (const { text, severity = 'I' } of lines) {
    const group = severity === 'I' ? pattern.exec(text)?.[1] : undefined;
    if (group !== undefined) return group;
  }
  return undefined;
}

/** Statistics by name: of a line, or of version 7 of the lines after a heading. */
function statisticsOf(lines: Log['lines'], name: string, heading: string): Readonly<Record<string, number>> {
  const line = find(lines, new RegExp(`^${name}: (min = .*)$`));
  const start = lines.findIndex(({ text }) => text.toLowerCase() === heading);
  const after = lines.slice(start + 1).findIndex(({ text }) => !/^(?:m|percentile: )/.test(text));
  const block = start < 0 ? [] : lines.slice(start + 1, start + 1 + after).map(({ text }) => text);
  const found =
    line === undefined
      ? block.map((text) => /^(\w+): (\S+) ms(?: at ([\d.]+)%)?/.exec(text)!).map(([, a, b, c]) => [a, c, b])
      : [...line.matchAll(/(\w+)(?:\(([\d.]+)%\))? = (\S+) ms/g)].map(([, a, b, c]) => [a, b, c]);
  return Object.fromEntries(
    found.map(([statistic, percent, ms]) => [
      percent === undefined ? (NAMES[statistic!] ?? statistic!) : `p${percent.replace('.', '_')}`,
      Number(ms),
    ]),
  );
}

function profileOf(lines: Log['lines']): [name: string, ms: number][] {
  const start = lines.findIndex(({ text }) => text.startsWith('=== Profile ('));
  if (start < 0) return [];
  const iterations = Number(/\d+/.exec(lines[start]!.text)![0]);
  const end = lines.findIndex(({ text }, index) => index > start && /^\s*Total\b|\bTotal$/.test(text));
  return lines.slice(start + 2, end).map(({ text }) => {
    const isNameFirst = lines[start + 1]!.text.trim().startsWith('Layer');
    const cells = isNameFirst
      ? /^\s*(.*?)\s+(\S+)\s+(\S+)\s+\S+$/.exec(text)!
      : /^\s*(\S+)\s+(\S+)\s+\S+\s+\S+\s+(.*)$/.exec(text)!;
    const [name, total, average] = isNameFirst
      ? [cells[1]!, cells[2]!, cells[3]!]
      : [cells[3]!, cells[1]!, cells[2]!];
    const mean = Number(total) / iterations;
    const half = 0.5 * 10 ** -(average.split('.')[1]?.length ?? 0) + 0.005 / iterations + 1e-6 * mean;
    return [name, Math.abs(mean - Number(average)) <= half ? mean : Number(average)];
  });
}

/** The runs of a manifest of logs of trtexec, of those files that are there. */
export function plainTrtexecLog(folder: string): readonly PlainRun[] {
  const manifest = parse(readFileSync(join(folder, 'runs.yaml'), 'utf8')) as Manifest;
  return manifest.runs.flatMap((run): PlainRun[] => {
    const { model, library, batchSize, repetition = 0, status = 'ok', memoryBytes } = run;
    const key = [model, library, batchSize, repetition];
    const lines = linesOf(join(folder, run.log));
    const command = lines.find(({ text }) => text.includes('&&&& RUNNING'))?.text ?? '';
    const digits = /\[TensorRT v(\d{4,6})\]/.exec(command)?.[1];
    const version = versionText(find(lines, /^TensorRT version: (\d+\.[\d.]+|\d{4,6})$/) ?? digits);
    if (lines.some(({ text }) => text.includes('&&&& FAILED'))) {
      const further: PlainRun['further'] = version === undefined ? {} : { tensorrt_version: version };
      return [{ key, status: 'failed', memoryBytes, further, layers: [] }];
    }
    const compute = statisticsOf(lines, 'GPU Compute Time', 'gpu compute');
    const cells: Record<string, string | number | undefined> = {};
    const take = (measure: string, statistics: Readonly<Record<string, number>>, isWhole: boolean) => {
      for (const [name, ms] of Object.entries(statistics)) {
        if (timeOrNothing(ms) === undefined || (measure === 'forward' && name === 'mean')) continue;
        if (isWhole || name === 'mean' || name === 'median')
          cells[measure === 'forward' ? `forward_ms_${name}` : `${measure}_${name}_ms`] = ms;
      }
    };
    take('forward', compute, true);
    take('latency', statisticsOf(lines, 'Latency', 'host latency'), true);
    take('enqueue', statisticsOf(lines, 'Enqueue Time', 'enqueue time'), false);
    take('h2d', statisticsOf(lines, 'H2D Latency', '-'), false);
    take('d2h', statisticsOf(lines, 'D2H Latency', '-'), false);
    const batch = Number(
      find(lines, /^Batch: ([1-9]\d*)$/) ?? /--batch=([1-9]\d*)(?:\s|$)/.exec(command)?.[1] ?? 1,
    );
    const trace = lines.find(({ text }) => /^Timing trace has \d+ queries over \S+ s$/.test(text));
    const [, queries = '0', seconds] = /has (\d+) queries over (\S+) s/.exec(trace?.text ?? '') ?? [];
    const batches = Number(queries) / batch;
    const qps = Number(find(lines, /^[Tt]hroughput: (\S+) qps$/) ?? 0);
    const wallS = Number(find(lines, /^(?:Total Host Walltime|walltime): (\S+) s$/) ?? NaN);
    const rate = qps > 0 ? qps / batch : batches / wallS;
    const isRate = rate > 0 && rate < Infinity;
    cells.iterations = batches > 0 ? batches : undefined;
    cells.batches_per_second = isRate ? rate : undefined;
    cells.streams = find(lines, /^(?:Inference )?Streams: ([1-9]\d*)$/);
    cells.tensorrt_version = version;
    const isLoaded = lines.some(({ text }) => /^Load engine: *\S/.test(text));
    cells.build_precision = isLoaded ? undefined : find(lines, /^Precision: (\S+)/);
    const [, hours, minutes, second] = /-(\d\d):(\d\d):(\d\d)\]/.exec(trace?.before ?? '') ?? [];
    const end = Number(hours) * 3600 + Number(minutes) * 60 + Number(second);
    const file = run.tegrastats ?? manifest.tegrastats;
    const isStamped = file !== undefined && /^\d\d-\d\d-/.test(readFileSync(join(folder, file), 'utf8'));
    const conditions =
      file === undefined || (!isStamped && run.tegrastats === undefined)
        ? {}
        : plainConditions(
            join(folder, file),
            isStamped ? [end + 1 - Number(seconds), end] : undefined,
            isRate ? 1000 / rate : undefined,
            batchSize,
          );
    const layers = profileOf(lines);
    const names = numbered(layers.map(([name]) => name));
    const ms = layerTimes(layers.map(([, each]) => each));
    return [
      {
        ...{ key, status, forwardMs: timeOrNothing(compute.mean), memoryBytes },
        further: {
          ...Object.fromEntries(
            Object.entries(cells).flatMap(([name, value]) =>
              value === undefined ? [] : [[name, String(value)]],
            ),
          ),
          ...conditions,
        },
        layers: names.map((name, index) => [name, ms[index]]),
      },
    ];
  });
}

/** `8601` is 8.6.1, `100900` is 10.9.0. */
function versionText(text: string | undefined): string | undefined {
  if (text === undefined || text.includes('.')) return text;
  const [, major, minor, patch] = (text.length > 4 ? /^(\d+)(\d\d)(\d\d)$/ : /^(\d)(\d)(\d\d)$/).exec(text)!;
  return [major, minor, patch].map(Number).join('.');
}
