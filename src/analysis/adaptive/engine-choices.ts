import type { Descriptor, NetworkLayer } from '../../dataset/types.ts';
import { enginesOfType } from '../../prototxt/engine-field.ts';
import type { Engine } from '../../prototxt/engine-field.ts';
import { libraryAttributes } from '../library-attributes.ts';
import { engineLibraries, isSwitchable } from './switchable.ts';

/** Which Caffe reads the model file; they differ in the engines that a layer may name. */
export type Dialect = 'nvidia' | 'bvlc' | 'opencl';

/** The engines that each dialect knows; any other word is a parse failure there. */
export const DIALECT_ENGINES: Readonly<Record<Dialect, readonly Engine[]>> = {
  nvidia: ['CUDNN', 'CAFFE'],
  bvlc: ['CUDNN', 'CAFFE'],
  opencl: ['CUDNN', 'CAFFE', 'LIBDNN'],
};

/** The libraries of a dataset behind a dialect's engines; what names no engine runs as CUDNN. */
export type EngineChoices = ReadonlyMap<Engine, string>;

/**
 * The engines of a dialect that the dataset has timed. Undefined where it lacks the pair that every dialect has.
 */
export function engineChoices(descriptor: Descriptor, dialect: Dialect): EngineChoices | undefined {
  const pair = engineLibraries(descriptor);
  if (pair === undefined) return undefined;
  const choices = new Map<Engine, string>([
    ['CUDNN', pair.cudnn],
    ['CAFFE', pair.caffe],
  ]);
  const libdnn = [...descriptor.libraries.keys()].find((library) => {
    const { framework, precision, backend } = libraryAttributes(library, descriptor);
    return framework === 'caffe' && precision === 'fp32' && backend === 'libdnn';
  });
  if (DIALECT_ENGINES[dialect].includes('LIBDNN') && libdnn !== undefined) choices.set('LIBDNN', libdnn);
  return choices;
}

/** The engines that make a difference to a layer: none for types without the field, or with one kernel behind it. */
export function enginesFor(layer: Pick<NetworkLayer, 'type' | 'pooling'>): readonly Engine[] {
  if (!isSwitchable(layer)) return layer.type === 'Pooling' ? ['LIBDNN'] : [];
  return enginesOfType(layer.type, ['CUDNN', 'CAFFE', 'LIBDNN']);
}
