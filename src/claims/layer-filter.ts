import type { Analysis } from '../analysis/analysis.ts';

/** Which layers of a model; what is left out means all. */
export interface WhichLayers {
  readonly model: string;
  /** Bare names, `*` for any characters. */
  readonly layers?: readonly string[] | undefined;
  readonly layerTypes?: readonly string[] | undefined;
  readonly exceptTypes?: readonly string[] | undefined;
}

export interface LayerFilter {
  keep(layer: string): boolean;
  /** The type in the network's definition, or `other` for a layer that only one program has. */
  typeOf(layer: string): string;
  /** The layers of the network's definition that compute something. */
  readonly defined: readonly string[];
}

/** Which layers of a model are meant by names, patterns and types. */
export function layerFilter(
  { model, layers, layerTypes, exceptTypes }: WhichLayers,
  analysis: Pick<Analysis, 'network'>,
): LayerFilter {
  const patterns = layers?.map(layerPattern);
  const definition = analysis.network(model);
  const types = new Map(definition.map((row) => [row.layer, row.type]));
  const typeOf = (layer: string) => types.get(layer) ?? 'other';
  return {
    typeOf,
    keep: (layer) =>
      (patterns?.some((pattern) => pattern.test(layer)) ?? true) &&
      (layerTypes?.includes(typeOf(layer)) ?? true) &&
      !(exceptTypes?.includes(typeOf(layer)) ?? false),
    // Programs do not time the input, or do so under a name of their own.
    defined: definition.filter(({ type }) => type !== 'Input').map(({ layer }) => layer),
  };
}

/** A name in which `*` stands for any characters. */
export function layerPattern(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}
