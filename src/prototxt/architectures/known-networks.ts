import { alexnet } from './alexnet.ts';
import { googlenet } from './googlenet.ts';
import { squeezenet10, squeezenet11 } from './squeezenet.ts';

/** Networks whose model file can be written from their papers, by the tags that campaigns use for them. */
const NETWORKS: ReadonlyMap<string, () => string> = new Map([
  ['bvlc-alexnet', alexnet],
  ['bvlc-googlenet', googlenet],
  ['deepscale-squeezenet-1.0', squeezenet10],
  ['deepscale-squeezenet-1.1', squeezenet11],
]);

/** Their tags, in the order of the report. */
export const KNOWN_NETWORKS: readonly string[] = [...NETWORKS.keys()];

/** A model file for timing, without weights and for one image per batch; undefined for a network not known. */
export function knownNetwork(model: string): string | undefined {
  return NETWORKS.get(model)?.();
}
