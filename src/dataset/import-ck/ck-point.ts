import { formatIssue } from '../describe-issue.ts';
import type { ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { failureWithoutTime, measuredBytes, measuredMs } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import type { Note } from '../import/notes.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type CkLayer, type CkPoint, type CkRun, repetitionSchema } from './ck-schema.ts';
import { describeExit } from './exit-status.ts';

/**
 * Joins the two directions of each layer; the label is `01: conv1`, and only the name identifies the layer. Early
 * campaigns counted on with each backward pass, so that all layers of a forward pass alone are `00`: these are in the
 * order in which they were printed.
 */
function layersOf(layers: readonly CkLayer[], note: Note): ImportedLayer[] {
  const byName = new Map<string, { layerIndex: number; forwardMs?: number; backwardMs?: number }>();
  for (const { label, index, direction, time_ms } of layers) {
    const [, number, name] = /^\s*(\d+):\s*(.*?)\s*$/s.exec(label) ?? [
      undefined,
      String(index ?? byName.size),
      label,
    ];
    const entry = byName.get(name) ?? { layerIndex: Number(number) };
    const field = direction === 'backward' ? 'backwardMs' : 'forwardMs';
    if (entry[field] !== undefined) {
      note('layers of a run that times a layer twice');
      return [];
    }
    entry[field] = time_ms;
    byName.set(name, entry);
  }
  const found = [...byName].map(([layer, times]) => ({ layer, ...times }));
  const isCounted = new Set(found.map(({ layerIndex }) => layerIndex)).size === found.length;
  return measuredLayers(isCounted ? found : found.map((each, layerIndex) => ({ ...each, layerIndex })), note);
}

/** How the program ended, in words; empty where it ended well. */
function exitOf({ return_code: code = 0 }: CkRun): string {
  const status = Number(code);
  if (!Number.isInteger(status)) return `unreadable return code: ${JSON.stringify(code)}`;
  return status === 0 ? '' : describeExit(status);
}

/** Why a run is in no statistic, or undefined where it ended well with a plausible time. */
function failureOf(run: CkRun): string | undefined {
  const exit = exitOf(run);
  if (run.run_success === 'yes' && exit === '') return failureWithoutTime(run.time_fw_ms);
  return [exit, reasonOf(run)].filter(Boolean).join(': ') || 'no reason recorded';
}

/** CK's own reason; empty where it says nothing but the code that the program returned, as in `return code 139 !=0`. */
function reasonOf({ fail_reason: reason, return_code: code }: CkRun): string {
  const words = reason?.trim() ?? '';
  return words.replaceAll(/\s/g, '') === `returncode${String(code)}!=0` ? '' : words;
}

type Measured = Omit<ImportedRun, 'model' | 'library' | 'batchSize' | 'repetition'>;

function runOf(run: CkRun, note: Note): Measured {
  const failure = failureOf(run);
  const forwardMs = measuredMs(run.time_fw_ms, 'forward times', note);
  const backwardMs = measuredMs(run.time_bw_ms, 'backward times', note);
  return {
    status: failure === undefined ? 'ok' : 'failed',
    failure: failure ?? '',
    forwardMs,
    backwardMs,
    forwardBackwardMs: bothDirections(run, backwardMs, note),
    memoryBytes: measuredBytes(run.memory_bytes, note),
    layers: layersOf(run.per_layer_info ?? [], note),
  };
}

/** Without a backward pass upstream repeats the forward time here, or writes 0. */
function bothDirections(run: CkRun, backwardMs: number | undefined, note: Note): number | undefined {
  const { time_fw_ms, time_fwbw_ms } = run;
  if (backwardMs !== undefined) return measuredMs(time_fwbw_ms, 'times of both directions', note);
  if (time_fwbw_ms !== undefined && time_fwbw_ms !== 0 && !Object.is(time_fwbw_ms, time_fw_ms))
    note(
      'times of both directions without a backward time, and other than the forward time',
      time_fwbw_ms,
      'ms',
    );
  return undefined;
}

function repetitionOf(entry: unknown, note: Note): Measured {
  const parsed = repetitionSchema.safeParse(entry ?? {}, { reportInput: true });
  if (parsed.success && parsed.data.run !== undefined) return runOf(parsed.data.run, note);
  const [issue] = parsed.error?.issues ?? [];
  const why = issue === undefined ? 'nothing is recorded' : formatIssue(issue);
  return { status: 'failed', failure: `unreadable record: ${why}`, layers: [] };
}

/** The runs of a point: one for each repetition, in order. Throws {@link Unreadable} where the batch size is none. */
export function runsOfPoint(point: CkPoint, model: string, library: string, note: Note): ImportedRun[] {
  const text = String(point.choices.env.CK_CAFFE_BATCH_SIZE);
  const batchSize = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(batchSize)) {
    throw new Unreadable(
      `invalid batch size: ${JSON.stringify(text)}; expected a whole number of at least 1`,
    );
  }
  return point.characteristics_list.map((entry, repetition) => ({
    model,
    library,
    batchSize,
    repetition,
    ...repetitionOf(entry, note),
  }));
}
