import { deviation, least, mean, min } from 'd3-array';

/** A row of a CSV file, read by a reader that checks nothing. */
export type PlainRow = Readonly<Record<string, string>>;

type Cells = Readonly<Record<string, string | number | null>>;

const written = (text: string | undefined): number => (text ? Number(text) : NaN);
const measured = (numbers: readonly number[]): number[] => numbers.filter((number) => !Number.isNaN(number));
const keyOf = (row: PlainRow, ...columns: string[]): string =>
  JSON.stringify(columns.map((column) => row[column]));

function statistics(timesMs: readonly number[], batchSize: number) {
  return {
    repetitions: timesMs.length,
    mean_ms: mean(timesMs)! / batchSize,
    std_ms: timesMs.length > 1 ? deviation(timesMs)! / batchSize : null,
  };
}

/**
 * The tables of a report by their definitions alone, straight from the rows and with nothing of the program: what the
 * report of a dataset has to be the same as.
 */
export function plainReport(
  runs: readonly PlainRow[],
  layers: readonly PlainRow[],
  metric: 'inference' | 'training',
): Readonly<Record<string, readonly Cells[]>> {
  const ok = runs.filter(({ status }) => status === 'ok');
  const timeOf = (row: PlainRow): number =>
    written(metric === 'inference' ? row.forward_ms : row.forward_backward_ms);
  const points = [...Map.groupBy(ok, (row) => keyOf(row, 'model', 'library', 'batch_size')).values()].filter(
    (point) => measured(point.map(timeOf)).length > 0,
  );
  const nameOf = ({ model, library, batch_size }: PlainRow) => ({
    model: model!,
    library: library!,
    batch_size: Number(batch_size),
  });
  const perImage = points.map((point) => ({
    ...nameOf(point[0]!),
    ...statistics(measured(point.map(timeOf)), Number(point[0]!.batch_size)),
  }));
  const best = [...Map.groupBy(perImage, ({ model, library }) => JSON.stringify([model, library])).values()]
    .map((sizes) => least(sizes, (a, b) => a.mean_ms - b.mean_ms || a.batch_size - b.batch_size)!)
    .map(({ repetitions: _, ...row }) => ({ ...row, images_per_second: 1000 / row.mean_ms }));
  return {
    'time-by-repetition': ok
      .filter((row) => !Number.isNaN(timeOf(row)))
      .map((row) => ({ ...nameOf(row), repetition: Number(row.repetition), time_ms: timeOf(row) })),
    'mean-time-per-batch': points.map((point) => ({
      ...nameOf(point[0]!),
      ...statistics(measured(point.map(timeOf)), 1),
    })),
    'mean-time-per-image': perImage,
    'best-time-per-image': best,
    speedup: best.flatMap((baseline) =>
      best
        .filter(({ model }) => model === baseline.model)
        .map(({ model, library, mean_ms }) => ({
          model,
          baseline: baseline.library,
          library,
          speedup: baseline.mean_ms / mean_ms,
        })),
    ),
    memory: points.flatMap((point) => {
      const first = point.find(({ repetition }) => Number(repetition) === 0);
      if (!first?.memory_bytes) return [];
      const megabytes = Number(first.memory_bytes) / 1e6;
      return [
        {
          ...nameOf(first),
          memory_mb: megabytes,
          memory_per_image_mb: megabytes / Number(first.batch_size),
        },
      ];
    }),
    'layer-time-per-image': layerTimes(ok, layers, metric, nameOf),
  };
}

function layerTimes(
  ok: readonly PlainRow[],
  layers: readonly PlainRow[],
  metric: 'inference' | 'training',
  nameOf: (row: PlainRow) => { model: string; library: string; batch_size: number },
): readonly Cells[] {
  const runKey = (row: PlainRow) => keyOf(row, 'model', 'library', 'batch_size', 'repetition');
  const succeeded = new Set(ok.map(runKey));
  const timeOf = (row: PlainRow): number =>
    written(row.forward_ms) + (metric === 'inference' ? 0 : written(row.backward_ms));
  const groups = Map.groupBy(
    layers.filter((row) => succeeded.has(runKey(row))),
    (row) => keyOf(row, 'model', 'library', 'batch_size', 'layer'),
  );
  return [...groups.values()].flatMap((rows) => {
    const times = measured(rows.map(timeOf));
    const name = nameOf(rows[0]!);
    if (times.length === 0) return [];
    const index = min(rows, (row) => Number(row.layer_index))!;
    return [{ ...name, layer_index: index, layer: rows[0]!.layer!, ...statistics(times, name.batch_size) }];
  });
}

/** Rows in an order of their own, with the digits that any order of summing gives. */
export function comparable(rows: readonly object[]): readonly string[] {
  return rows
    .map((row) => {
      const cells = Object.entries(row)
        .map(([name, cell]: [string, unknown]) => [
          name,
          typeof cell === 'number' ? cell.toPrecision(9) : cell,
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
      return JSON.stringify(cells);
    })
    .sort();
}
