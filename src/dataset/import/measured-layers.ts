import { isPlausibleMs } from '../limits.ts';
import type { ImportedLayer } from './campaign.ts';
import { measuredMs } from './measured.ts';
import type { Note } from './notes.ts';

/**
 * The layers of a run with the times that are measurements. A time of 0 is one where other layers take time in the same
 * direction: this one took less than the timer can tell. Where all of them are 0, the direction was not measured.
 */
export function measuredLayers(layers: readonly ImportedLayer[], note: Note): ImportedLayer[] {
  const measuredIn = (direction: 'forwardMs' | 'backwardMs') => {
    const isTimed = layers.some((layer) => isPlausibleMs(layer[direction] ?? NaN));
    return (layer: ImportedLayer): number | undefined =>
      layer[direction] === 0 && isTimed ? 0 : measuredMs(layer[direction], 'layer times', note);
  };
  const forward = measuredIn('forwardMs');
  const backward = measuredIn('backwardMs');
  return layers.map((layer) => ({ ...layer, forwardMs: forward(layer), backwardMs: backward(layer) }));
}
