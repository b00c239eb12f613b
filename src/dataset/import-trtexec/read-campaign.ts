import type { Campaign } from '../import/campaign.ts';
import { readManifest, runsOfManifest } from '../import/manifest.ts';
import { Notes } from '../import/notes.ts';
import { conditionsOfRuns } from '../tegrastats/conditions-of-runs.ts';
import { furtherColumnsOf } from './further-columns.ts';
import { manifestSchema } from './manifest-schema.ts';
import { readRun } from './read-run.ts';

/**
 * Reads measurements of NVIDIA trtexec, several files into one campaign.
 *
 * One trtexec process is one run: its forward time is the mean GPU compute time over the iterations after the warm-up, by its
 * console log or its exported times; iterations without a plausible time are left out. Where several streams overlap, that is
 * no time per batch: the run is refused, or has the time between completions where the manifest asks for throughput.
 * Layer times are the averages of the profile, taken in another pass of the same process.
 */
export async function readTrtexecCampaign(manifestFile: string): Promise<Campaign> {
  const { manifest, folder } = await readManifest(manifestFile, manifestSchema);
  const { warmUpMs, streams, batchFirst, tegrastats, metadata } = manifest;
  const notes = new Notes();
  const entries = manifest.runs.map((run) => ({
    ...run,
    warmUpMs: run.warmUpMs ?? warmUpMs,
    streams: run.streams ?? streams,
    batchFirst: run.batchFirst ?? batchFirst,
  }));
  const conditionsOf = conditionsOfRuns(entries, tegrastats, folder, notes);
  const context = { folder, notes, conditionsOf };
  const { runs, factors, leftOut } = await runsOfManifest(entries, (entry) => readRun(entry, context));
  return {
    runs,
    factors,
    furtherColumns: furtherColumnsOf(runs),
    framework: 'tensorrt',
    metadata,
    leftOut: [...leftOut, ...notes.leftOut()],
  };
}
