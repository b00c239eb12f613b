import type { StateSink } from '../partial-state.ts';
import type { RunsReading } from '../read-runs.ts';
import type { LayerSink } from '../types.ts';
import type { Cell, Cluster } from './connection.ts';
import { stateColumns, stateOf } from './exact-sums.ts';
import type { RunRows } from './run-rows.ts';
import { cellText } from './sql.ts';

/**
 * Has the shards reduce the layers of the `ok` runs to one state for each layer of a point: where it has few repetitions
 * their single times, which go to `sink`, else sums, which go to `stateSink`. `runs` are the rows of the runs' table.
 */
export async function readLayerStates(
  cluster: Cluster,
  rows: RunRows,
  runs: RunRows,
  reading: RunsReading,
  sink: LayerSink,
  stateSink: StateSink,
): Promise<void> {
  const { keptRepetitions: kept } = stateSink;
  const okRunOfPoint = new Map<string, number>();
  const repetitions = new Map<string, number>();
  for (const [index, run] of reading.runs.entries()) {
    if (run.status !== 'ok') continue;
    const point = rows.pointOf(run).join('\0');
    okRunOfPoint.set(point, index);
    repetitions.set(point, (repetitions.get(point) ?? 0) + 1);
  }
  const areMany = [...repetitions.values()].some((count) => count > kept);
  const columns = [
    'count() AS n',
    'min(layer_index) AS i',
    `arraySlice(groupArray(${kept})((repetition, forward_ms, backward_ms)), 1, if(count() > ${kept}, 0, ${kept})) AS single`,
    ...(areMany
      ? [...stateColumns('forward_ms', 'f'), ...stateColumns('forward_ms + backward_ms', 'b')]
      : []),
  ];
  const query = rows.byPoint(columns, rows.ofOkRuns(runs), ['layer']);
  for await (const batch of cluster.ask(rows.table.file, query)) {
    for (const row of batch) {
      const point = rows.cells(row);
      const [layerIndex, layer] = [Number(row['i']), cellText(row['a0'])];
      const single = row['single'] as readonly (readonly Cell[])[];
      for (const [repetition, forwardMs, backwardMs] of single) {
        const run = rows.find([...point, cellText(repetition)])!;
        sink(run, layerIndex, layer, measured(forwardMs), measured(backwardMs));
      }
      if (single.length > 0) continue;
      const run = okRunOfPoint.get(point.join('\0'))!;
      stateSink.layer(run, layerIndex, layer, stateOf(row, 'f'), stateOf(row, 'b'));
    }
  }
}

function measured(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : NaN;
}
