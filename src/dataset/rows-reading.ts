import type { DescribedColumns, DescriptorOutline, OutlinedFactor } from './descriptor-outline.ts';
import type { ComparedRun } from './layer-sets.ts';
import type { StateSink } from './partial-state.ts';
import type { Problem } from './problem.ts';
import type { LayersReading } from './read-layers.ts';
import type { RunsReading } from './read-runs.ts';
import type { Factor, IterationSink, LayerSink, Run } from './types.ts';

/** Makes the sink of a dataset's rows, of whose runs and factors all is known before the first one comes. */
export type MakeSink<Sink> = (runs: readonly Run[], factors: readonly Factor[]) => Sink;

/** Who receives the rows of a dataset, and what a database has made of them. */
export interface Sinks {
  readonly layer?: MakeSink<LayerSink> | undefined;
  readonly iteration?: MakeSink<IterationSink> | undefined;
  readonly state?: MakeSink<StateSink> | undefined;
}

/** What a dataset's description says of its rows, as far as it can be told. */
export interface Described {
  readonly outline: DescriptorOutline | undefined;
  /** The factors, none where the description has a problem. */
  readonly declared: readonly Factor[];
  /** The further columns of runs; undefined where they cannot be told. */
  readonly columns: DescribedColumns | undefined;
}

/** What has been read of runs, layers and iterations, wherever they are. */
export interface RowsReading {
  readonly runs: RunsReading;
  readonly layers: LayersReading;
  readonly iterationRows: number;
  readonly factors: readonly OutlinedFactor[];
  /** Of the tables, in their order. */
  readonly problems: readonly Problem[];
}

export const NO_RUNS: RunsReading = {
  runs: [],
  rejected: [],
  indexByKey: new Map(),
  offsets: [],
  notes: [],
  complete: false,
};

export const NO_LAYERS: LayersReading = { rows: 0, timings: 0, zeros: 0 };

/** Where it cannot be told where the rows are. */
export const NO_ROWS: RowsReading = {
  runs: NO_RUNS,
  layers: NO_LAYERS,
  iterationRows: 0,
  factors: [],
  problems: [],
};

/** Frameworks that fuse layers, and choose which for each batch size: their runs need not have the same layers. */
const FUSING_FRAMEWORKS: ReadonlySet<string> = new Set(['tensorrt', 'onnxruntime', 'openvino']);

/** Tells whether a run must have the layers of its like; where libraries cannot be told, none has to. */
export function keepsLayers(outline: DescriptorOutline | undefined): (run: ComparedRun) => boolean {
  return ({ library }) => {
    if (outline?.libraries === undefined) return false;
    const { framework, layersVary } = outline.libraries.get(library) ?? {};
    return layersVary !== true && !FUSING_FRAMEWORKS.has(framework?.toLowerCase() ?? '');
  };
}
