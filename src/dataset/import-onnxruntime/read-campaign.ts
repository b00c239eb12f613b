import { resolve } from 'node:path';
import { mean, rollups, sum } from 'd3-array';
import { z } from 'zod';
import type { Campaign, ImportedLayer, ImportedRun } from '../import/campaign.ts';
import { layerNames } from '../import/layer-names.ts';
import { manifestRun, readManifest, runsOfManifest } from '../import/manifest.ts';
import { failureWithoutTime, measuredMs } from '../import/measured.ts';
import { measuredLayers } from '../import/measured-layers.ts';
import { type Note, Notes } from '../import/notes.ts';
import { fileOfKind, refusal, type SourceFile } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type NodeTime, type Pass, readPasses, type TraceReading } from './trace.ts';

/** Runs with their profiles; `warmUp` passes at the beginning of each are left out. */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  warmUp: z.number().int().nonnegative().default(1),
  runs: z
    .array(
      manifestRun.extend({
        profile: z.string().min(1).optional(),
        warmUp: z.number().int().nonnegative().optional(),
      }),
    )
    .min(1),
});

type Entry = z.output<typeof manifestSchema>['runs'][number];

const FURTHER_COLUMNS = [
  { name: 'iterations', type: 'integer', description: 'Passes that the times are the mean of.' },
  {
    name: 'kernel_ms_by_provider',
    type: 'string',
    description: 'Kernel time of each execution provider, ms per batch.',
    measured: true,
  },
  {
    name: 'kernel_ms_by_operator',
    type: 'string',
    description: 'Kernel time of each operator, ms per batch.',
    measured: true,
  },
] as const;

/**
 * Reads profiles of ONNX Runtime (`enable_profiling`), one for each run, into one campaign.
 *
 * A run's forward time is the mean of its passes (`model_run`) after the warm-up, a layer's the mean kernel time of
 * its node over the same passes. Profiling slows a model: these are times under the profiler.
 */
export async function readOnnxRuntimeCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const notes = new Notes();
  const { runs, factors, leftOut } = await runsOfManifest(manifest.runs, (entry) =>
    runOf(entry, manifest.warmUp, folder, notes),
  );
  return {
    runs,
    factors,
    furtherColumns: FURTHER_COLUMNS,
    framework: 'onnxruntime',
    metadata: manifest.metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}

async function runOf(entry: Entry, usualWarmUp: number, folder: string, notes: Notes): Promise<ImportedRun> {
  const { profile, warmUp = usualWarmUp, ...run } = entry;
  if (profile === undefined) {
    if (run.status === 'ok') throw new Unreadable('an ok run has no profile');
    return { ...run, layers: [] };
  }
  const source = fileOfKind(profile, 'onnxruntime-profile');
  const note = notes.in(profile);
  const text = await readSourceText(resolve(folder, profile), source);
  const kept = keptPasses(readPasses(text, source), warmUp, source, note);
  const summary = summarise(kept);
  const failure = run.status === 'ok' ? failureWithoutTime(summary.forwardMs) : undefined;
  const outcome = failure === undefined ? {} : ({ status: 'failed', failure } as const);
  return { ...run, ...outcome, ...summary, layers: layersOf(kept, note) };
}

/** The passes after the warm-up whose time is one. Throws where there is nothing but warm-up. */
function keptPasses(
  { passes, unreadable }: TraceReading,
  warmUp: number,
  source: SourceFile,
  note: Note,
): readonly Pass[] {
  for (let event = 0; event < unreadable; event += 1) note('events that cannot be read');
  const afterWarmUp = passes.slice(warmUp);
  if (afterWarmUp.length > 0)
    return afterWarmUp.filter(({ ms }) => measuredMs(ms, 'times of passes', note) !== undefined);
  const expected = `more passes (model_run) than the ${warmUp} of the warm-up`;
  throw refusal({ ...source, expected }, `passes in it: ${passes.length}`);
}

function summarise(passes: readonly Pass[]): Pick<ImportedRun, 'forwardMs' | 'further'> {
  if (passes.length === 0) return {};
  const nodes = passes.flatMap((pass) => pass.nodes);
  return {
    forwardMs: mean(passes, ({ ms }) => ms),
    further: {
      iterations: String(passes.length),
      kernel_ms_by_provider: shares(nodes, ({ provider }) => provider, passes.length),
      kernel_ms_by_operator: shares(nodes, ({ operator }) => operator, passes.length),
    },
  };
}

/** The mean time per pass of each kind of node, largest first: `Conv 10.2; Relu 1.5`. */
function shares(nodes: readonly NodeTime[], kind: (node: NodeTime) => string, passes: number): string {
  return rollups(nodes, (group) => sum(group, ({ ms }) => ms) / passes, kind)
    .sort(([, a], [, b]) => b - a)
    .map(([name, ms]) => `${name || 'unnamed'} ${Number(ms.toPrecision(6))}`)
    .join('; ');
}

/** The nodes in the order of the first pass, each with its mean over the passes that ran it. */
function layersOf(passes: readonly Pass[], note: Note): ImportedLayer[] {
  const times = new Map<string, number[]>();
  for (const { nodes } of passes) {
    const names = layerNames(nodes.map(({ node, operator }) => node || operator));
    names.forEach((name, index) => {
      const list = times.get(name) ?? [];
      list.push(nodes[index]!.ms);
      times.set(name, list);
    });
  }
  const layers = [...times].map(([layer, ms], layerIndex) => ({ layerIndex, layer, forwardMs: mean(ms) }));
  return measuredLayers(layers, note);
}
