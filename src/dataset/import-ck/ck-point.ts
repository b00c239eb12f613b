import type { ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { isPlausibleMs } from '../limits.ts';
import type { CkLayer, CkPoint, CkRun } from './ck-schema.ts';
import { describeExit } from './exit-status.ts';

/** Takes note of something that was left out of a point, by kind, so that kinds can be counted. */
export type Note = (why: string) => void;

/** Zero, negative, infinite and absurd times all stand for "not measured" upstream. */
function measuredMs(ms: number | undefined): number | undefined {
  return ms !== undefined && isPlausibleMs(ms) ? ms : undefined;
}

/** Joins the two directions of each layer; the label is `01: conv1`, and only the name identifies the layer. */
function layersOf(layers: readonly CkLayer[], note: Note): ImportedLayer[] {
  const byName = new Map<string, { layerIndex: number; forwardMs?: number; backwardMs?: number }>();
  for (const { label, index, direction, time_ms } of layers) {
    const [, number, name] = /^\s*(\d+):\s*(.*?)\s*$/s.exec(label) ?? [
      undefined,
      String(index ?? byName.size),
      label,
    ];
    const entry = byName.get(name!) ?? { layerIndex: Number(number) };
    const field = direction === 'backward' ? 'backwardMs' : 'forwardMs';
    if (entry[field] !== undefined) {
      note('layers of a run that times a layer twice');
      return [];
    }
    const ms = measuredMs(time_ms);
    if (ms === undefined) note(`layer times that are no measurement (${String(time_ms)} ms)`);
    entry[field] = ms;
    byName.set(name!, entry);
  }
  return [...byName].map(([layer, times]) => ({ layer, ...times }));
}

/** Why a run is in no statistic, or undefined where it ended well with a plausible time. */
function failureOf(run: CkRun): string | undefined {
  const code = Number(run.return_code ?? 0);
  const reasons = [code === 0 ? '' : describeExit(code), run.fail_reason?.trim() ?? ''].filter(Boolean);
  if (run.run_success !== 'yes' || code !== 0) return reasons.join(': ') || 'no reason recorded';
  if (run.time_fw_ms === undefined) return 'reported success without a forward time';
  if (measuredMs(run.time_fw_ms) === undefined) {
    return `reported success with a forward time of ${String(run.time_fw_ms)} ms`;
  }
  return undefined;
}

function runOf(run: CkRun, note: Note): Omit<ImportedRun, 'model' | 'library' | 'batchSize' | 'repetition'> {
  const failure = failureOf(run);
  const backwardMs = measuredMs(run.time_bw_ms);
  if (run.time_bw_ms !== undefined && backwardMs === undefined) {
    note(`backward times that are no measurement (${String(run.time_bw_ms)} ms)`);
  }
  const memoryBytes =
    Number.isSafeInteger(run.memory_bytes) && run.memory_bytes! > 0 ? run.memory_bytes : undefined;
  if (run.memory_bytes !== undefined && memoryBytes === undefined) {
    note(`memory that is no measurement (${run.memory_bytes} bytes)`);
  }
  return {
    status: failure === undefined ? 'ok' : 'failed',
    failure: failure ?? '',
    forwardMs: measuredMs(run.time_fw_ms),
    backwardMs,
    // Without a backward pass upstream repeats the forward time here.
    forwardBackwardMs: backwardMs === undefined ? undefined : measuredMs(run.time_fwbw_ms),
    memoryBytes,
    layers: layersOf(run.per_layer_info ?? [], note),
  };
}

/** The runs of a point: one for each repetition, in order. Throws where the batch size is none. */
export function runsOfPoint(point: CkPoint, model: string, library: string, note: Note): ImportedRun[] {
  const text = String(point.choices.env.CK_CAFFE_BATCH_SIZE);
  const batchSize = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(batchSize)) {
    throw new Error(`invalid batch size: ${JSON.stringify(text)}; expected a whole number of at least 1`);
  }
  return point.characteristics_list.map(({ run }, repetition) => ({
    model,
    library,
    batchSize,
    repetition,
    ...runOf(run, note),
  }));
}
