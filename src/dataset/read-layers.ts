import type { OutlinedFactor } from './descriptor-outline.ts';
import type { Finding, Findings } from './finding.ts';
import { type ComparedRun, type LayerGap, LayerSets } from './layer-sets.ts';
import { parseLayerMs, parseWhole, recurringNames } from './parse-cell.ts';
import { readHeader } from './read-header.ts';
import type { RunsReading } from './read-runs.ts';
import { RowCells } from './row-cells.ts';
import { RunOfRow } from './run-of-row.ts';
import type { TableSource } from './table-source.ts';
import type { LayerSink } from './types.ts';
import { type ZeroDirection, ZeroDirections } from './zero-directions.ts';

export interface LayersReading {
  readonly rows: number;
  /** Timings: rows count once for each direction that was measured. */
  readonly timings: number;
  /** How many of them are 0, which is below the timer's resolution. */
  readonly zeros: number;
}

/**
 * Reads and checks the layers, passing each valid timing to `sink`. Runs that lack layers which their like has, and
 * runs all of whose layers take no time, are found in `runsFindings`: no single row of this table is at fault.
 *
 * `compares` tells the runs that must have the layers of their like, unlike those whose engine chooses anew, for each
 * batch size, which layers to fuse.
 */
export async function readLayers(
  table: TableSource,
  reading: RunsReading,
  factors: readonly OutlinedFactor[],
  compares: (run: ComparedRun) => boolean,
  findings: Findings,
  runsFindings: Findings,
  sink: LayerSink | undefined,
): Promise<LayersReading> {
  const { runs, rejected } = reading;
  const sets = new LayerSets(rejected.length === 0 ? runs : [...runs, ...rejected]);
  const inSets = (run: number): number => (run < 0 ? runs.length + ~run : run);
  const parseLayer = recurringNames();
  const zeros = new ZeroDirections(runs.length);
  let rows = 0;
  let timings = 0;
  let zeroTimings = 0;
  let readable = false;

  const { complete } = await table.read(findings, (columns) => {
    const header = readHeader('layers', columns, undefined, findings, factors);
    if (header === undefined) return undefined;
    readable = true;
    const row = new RowCells(header, findings);
    const runOfRow = new RunOfRow(header, reading);

    const read = (cells: readonly string[], offset: number): void => {
      rows += 1;
      row.enter(cells, offset);
      const run = runOfRow.find(cells);
      if (run === undefined) runOfRow.reportStray(row, 'layer');
      const layer = row.value('layer', parseLayer);
      const layerIndex = row.value('layer_index', (text) => parseWhole(text, 0));
      const forwardMs = row.value('forward_ms', parseLayerMs);
      const backwardMs = row.value('backward_ms', parseLayerMs);
      if (run === undefined) return;
      // A layer whose row is rejected is there all the same: its run does not lack it.
      if (layer === undefined) sets.addUnnamed(inSets(run));
      else if (!sets.add(inSets(run), layer))
        row.reject('layer', 'the run has the layer twice', 'each layer once', layer);
      if (run < 0) return;
      if (!row.valid || layer === undefined) {
        zeros.addUnknown(run);
        return;
      }
      zeros.add(run, forwardMs!, backwardMs!);
      zeroTimings += Number(forwardMs === 0) + Number(backwardMs === 0);
      timings += Number(forwardMs === forwardMs) + Number(backwardMs === backwardMs);
      sink?.(run, layerIndex!, layer, forwardMs!, backwardMs!);
    };
    const malformed = (cells: readonly string[]): void => {
      const run = runOfRow.find(cells);
      if (run === undefined) return;
      sets.addUnnamed(inSets(run));
      if (run >= 0) zeros.addUnknown(run);
    };
    return { row: read, malformed };
  });
  if (readable && complete) {
    for (const gap of sets.gaps(compares)) runsFindings.add(gapFinding(reading, gap));
    for (const zero of zeros.unmeasured()) runsFindings.add(zeroFinding(reading, zero));
  }
  return { rows, timings, zeros: zeroTimings };
}

/** That a run lacks layers; the lines of both runs are those of their rows. */
export function gapFinding({ offsets, rejected }: RunsReading, gap: LayerGap): Finding {
  const offsetOf = (run: number): number => offsets[run] ?? rejected[run - offsets.length]!.offset;
  const count = gap.missing.length;
  return {
    offset: offsetOf(gap.run),
    message: `the run lacks ${count === 1 ? 'a layer' : `${count} layers`} that the run on line % has`,
    value: gap.missing.slice(0, 5).join(', ') + (count > 5 ? ' …' : ''),
    expected: 'the same layers in every ok run of one model with one library',
    otherOffset: offsetOf(gap.other),
  };
}

/** An empty cell says "not measured"; a 0 says that the layer took less than the timer can tell. */
export function zeroFinding({ offsets }: RunsReading, { run, column }: ZeroDirection): Finding {
  return {
    offset: offsets[run]!,
    message: `${column} is 0 in every layer of the run that has it`,
    expected: 'empty cells where the direction was not measured',
  };
}
