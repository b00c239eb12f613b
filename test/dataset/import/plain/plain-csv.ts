import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { layerTimes, type PlainRun, timeOrNothing } from './plain-run.ts';

type Source =
  | string
  | { readonly value: string | number }
  | {
      readonly column: string;
      readonly scale?: number;
      readonly empty?: readonly string[];
      readonly words?: Readonly<Record<string, string>>;
    };

interface Table extends Readonly<Record<string, unknown>> {
  readonly file: string;
  readonly model: Source;
  readonly library: Source;
  readonly batch_size: Source;
  readonly forward_ms: Source;
}

interface Mapping {
  readonly delimiter?: string;
  readonly runs: Table & {
    readonly status?: Source;
    readonly further?: Readonly<Record<string, { readonly column: string }>>;
  };
  readonly layers?: Table & { readonly layer: Source };
}

type Row = Readonly<Record<string, string>>;

function rowsOf(folder: string, { file }: Table, delimiter: string): readonly Row[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return parseCsv(text, { columns: true, delimiter, bom: true, relax_column_count: true });
}

function textOf(row: Row, source: Source | undefined): string {
  if (source === undefined) return '';
  if (typeof source === 'object' && 'value' in source) return String(source.value);
  const { column, empty = [], words = {} } = typeof source === 'string' ? { column: source } : source;
  const cell = row[column]!.trim();
  return empty.includes(cell) ? '' : (words[cell] ?? cell);
}

function numberOf(row: Row, source: Source): number | undefined {
  const text = textOf(row, source);
  const scale = typeof source === 'object' && 'scale' in source ? (source.scale ?? 1) : 1;
  return text === '' ? undefined : Number(text) * scale;
}

/** The runs of a mapping without factors, rates or conditions, whose rows are numbered by their order. */
export function plainCsv(folder: string): readonly PlainRun[] {
  const mapping = parseYaml(readFileSync(join(folder, 'mapping.yaml'), 'utf8')) as Mapping;
  const { runs, layers, delimiter = ',' } = mapping;
  const found: PlainRun[] = [];
  const layerRows = layers === undefined ? [] : rowsOf(folder, layers, delimiter);
  for (const row of rowsOf(folder, runs, delimiter)) {
    const point = [textOf(row, runs.model), textOf(row, runs.library), numberOf(row, runs.batch_size)];
    const status = textOf(row, runs.status) || 'ok';
    const ms = numberOf(row, runs.forward_ms);
    if (!['ok', 'failed', 'timeout'].includes(status) || Number.isNaN(ms) || !(Number(point[2]) >= 1))
      continue;
    const repetition = found.filter(({ key }) => key.slice(0, 3).join() === point.join()).length;
    const forwardMs = timeOrNothing(ms);
    const of = layerRows.filter(
      (each) =>
        [
          textOf(each, layers!.model),
          textOf(each, layers!.library),
          numberOf(each, layers!.batch_size),
        ].join() === point.join(),
    );
    const seen = new Map<string, number>();
    const own = of.flatMap((each): [string, number | undefined][] => {
      const name = textOf(each, layers!.layer);
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return nth === repetition ? [[name, numberOf(each, layers!.forward_ms)]] : [];
    });
    const times = layerTimes(own.map(([, each]) => each));
    found.push({
      key: [...point, repetition],
      status: status === 'ok' && forwardMs === undefined ? 'failed' : status,
      forwardMs,
      further: Object.fromEntries(
        Object.entries(runs.further ?? {}).map(([name, { column }]) => [name, row[column]!.trim()]),
      ),
      layers: own.map(([name], index) => [name, times[index]]),
    });
  }
  return found;
}
