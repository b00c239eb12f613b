import type { Findings } from '../finding.ts';
import { type ComparedRun, LayerSets } from '../layer-sets.ts';
import { LONGEST_MS } from '../limits.ts';
import { isRejection, parseLayerMs, parseName, parseWhole } from '../parse-cell.ts';
import { gapFinding, type LayersReading, zeroFinding } from '../read-layers.ts';
import type { RunsReading } from '../read-runs.ts';
import { ZeroDirections } from '../zero-directions.ts';
import type { Cluster } from './connection.ts';
import { RowSets } from './row-sets.ts';
import type { RunRows } from './run-rows.ts';
import { cellText } from './sql.ts';

/** NULL, which is not measured, is not wrong. */
const WRONG_TIME = (column: string): string =>
  `ifNull(NOT (${column} >= 0 AND ${column} <= ${LONGEST_MS}), 0)`;
const WRONG = `(${WRONG_TIME('forward_ms')} OR ${WRONG_TIME('backward_ms')} OR layer_index < 0)`;

const timesThat = (condition: string): string => `sum(ifNull(${condition}, 0))`;

/** Of the rows that are wrong so many are looked at. */
const EXAMPLES = 100;

/** Checks the layers in a cluster as `readLayers` checks those in a file, by what each run sends of its rows. */
export async function checkLayers(
  cluster: Cluster,
  rows: RunRows,
  reading: RunsReading,
  compares: (run: ComparedRun) => boolean,
  findings: Findings,
  runsFindings: Findings,
): Promise<LayersReading> {
  const { runs, rejected } = reading;
  const all: readonly ComparedRun[] = [...runs, ...rejected];
  const setOfRun = new Int32Array(all.length).fill(-1);
  const sets = new RowSets();
  const zeros = new ZeroDirections(runs.length);
  const counts = { rows: 0, timings: 0, zeros: 0 };
  let wrong = 0;
  const sent = rows.byRun([
    ...RowSets.columns('layer'),
    `sum(${WRONG}) AS wrong`,
    `${timesThat('forward_ms > 0')} AS ft`,
    `${timesThat('forward_ms = 0')} AS fz`,
    `${timesThat('backward_ms > 0')} AS bt`,
    `${timesThat('backward_ms = 0')} AS bz`,
  ]);
  for await (const batch of cluster.ask(rows.table.file, sent)) {
    for (const row of batch) {
      const cells = rows.cells(row);
      const [count, ofRun, ft, fz, bt, bz] = ['n', 'wrong', 'ft', 'fz', 'bt', 'bz'].map((name) =>
        Number(row[name]),
      ) as [number, number, number, number, number, number];
      counts.rows += count;
      counts.timings += ft + fz + bt + bz;
      counts.zeros += fz + bz;
      wrong += ofRun;
      const run = rows.find(cells);
      if (run === undefined) {
        rows.reportStray(cells, count, 'layer', findings);
        continue;
      }
      setOfRun[run < 0 ? runs.length + ~run : run] = sets.idOf(row, cells);
      if (run < 0) continue;
      if (ofRun > 0) zeros.addUnknown(run);
      zeros.add(run, timeSeen(ft, fz), timeSeen(bt, bz));
    }
  }
  if (wrong > 0) await reportWrong(cluster, rows, wrong, findings);
  const layers = (await sets.examples(cluster, rows, ['groupArray(layer) AS layers'])).map(
    (row) => row['layers'] as readonly string[],
  );
  reportNames(rows, setOfRun, layers, reading, findings);
  for (const gap of gapsIn(all, setOfRun, layers, compares)) runsFindings.add(gapFinding(reading, gap));
  for (const zero of zeros.unmeasured()) runsFindings.add(zeroFinding(reading, zero));
  return counts;
}

/** A time that stands for those of a direction: above 0, 0, or none. */
function timeSeen(timed: number, zero: number): number {
  return timed > 0 ? 1 : zero > 0 ? 0 : NaN;
}

async function reportWrong(
  cluster: Cluster,
  rows: RunRows,
  wrong: number,
  findings: Findings,
): Promise<void> {
  const columns = ['layer', 'layer_index', 'forward_ms', 'backward_ms'].map((name) => `${name} AS c_${name}`);
  for await (const batch of cluster.ask(rows.table.file, rows.some(columns, WRONG, EXAMPLES))) {
    for (const row of batch) {
      const offset = rows.table.place([...rows.cells(row), cellText(row['c_layer'])].join(','));
      for (const name of ['layer_index', 'forward_ms', 'backward_ms']) {
        const value = cellText(row[`c_${name}`]);
        const parsed = name === 'layer_index' ? parseWhole(value, 0) : parseLayerMs(value);
        if (isRejection(parsed))
          findings.add({ offset, message: `${name} ${parsed.problem}`, value, expected: parsed.expected });
      }
    }
  }
  findings.count += Math.max(0, wrong - EXAMPLES);
}

/** Reports names of layers that are none, and layers that a run has twice. */
function reportNames(
  rows: RunRows,
  setOfRun: Int32Array,
  layers: readonly (readonly string[])[],
  { runs }: RunsReading,
  findings: Findings,
): void {
  const wrong = layers.map((names) =>
    names.flatMap((value, at) => {
      const parsed = parseName(value);
      if (isRejection(parsed))
        return [{ message: `layer ${parsed.problem}`, value, expected: parsed.expected }];
      const isAgain = names.indexOf(value) < at;
      return isAgain ? [{ message: 'the run has the layer twice', value, expected: 'each layer once' }] : [];
    }),
  );
  if (wrong.every(({ length }) => length === 0)) return;
  for (const [run, set] of setOfRun.entries()) {
    const ofRun = runs[run];
    if (ofRun === undefined || set < 0) continue;
    for (const finding of wrong[set]!)
      findings.add({ offset: rows.table.place(rows.keyOf(ofRun)), ...finding });
  }
}

/** Only runs that have other layers than their like are looked at by name. */
function gapsIn(
  all: readonly ComparedRun[],
  setOfRun: Int32Array,
  layers: readonly (readonly string[])[],
  compares: (run: ComparedRun) => boolean,
): ReturnType<LayerSets['gaps']> {
  const groups = Map.groupBy(all.keys(), (run) => {
    const { model, library, factors } = all[run]!;
    return JSON.stringify([model, library, factors]);
  });
  const uneven = [...groups.values()].filter((group) => new Set(group.map((run) => setOfRun[run])).size > 1);
  if (uneven.length === 0) return [];
  const named = new LayerSets(all);
  for (const run of uneven.flat()) for (const layer of layers[setOfRun[run]!] ?? []) named.add(run, layer);
  return named.gaps(compares);
}
