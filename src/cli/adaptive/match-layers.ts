import type { Analysis } from '../../analysis/analysis.ts';
import type { CaffeLayer } from '../../prototxt/caffe-layers.ts';

/** Inputs are not computed, and Caffe adds the splits itself: neither needs a counterpart. */
const NOT_COMPUTED = new Set([
  'Input',
  'Split',
  'Data',
  'ImageData',
  'HDF5Data',
  'MemoryData',
  'WindowData',
  'DummyData',
]);
const INSERTED = /^input$|_\d+_split$/;

export interface OtherType {
  readonly layer: string;
  readonly inFile: string;
  readonly inData: string;
}

/** How the layers of a model file and the measured ones go together, each list in order and without repetition. */
export interface MatchedLayers {
  readonly inBoth: readonly string[];
  /** In both by name, but not the same layer. */
  readonly ofAnotherType: readonly OtherType[];
  readonly onlyInFile: readonly string[];
  readonly onlyInData: readonly string[];
}

export function matchLayers(
  analysis: Pick<Analysis, 'network' | 'pointsOf'>,
  model: string,
  library: string,
  layers: readonly CaffeLayer[],
): MatchedLayers {
  const inFile = new Set(layers.map(({ name }) => name));
  const inData = new Set(analysis.pointsOf(model, library).flatMap((point) => point.layers.layer));
  const types = new Map(analysis.network(model).map(({ layer, type }) => [layer, type]));
  const measured = [...inData].filter(
    (name) => !INSERTED.test(name) && !NOT_COMPUTED.has(types.get(name) ?? ''),
  );
  const computed = layers.filter(({ type }) => !NOT_COMPUTED.has(type)).map(({ name }) => name);
  const ofAnotherType = measured.flatMap((layer): OtherType[] => {
    const inData = types.get(layer);
    const found = layers.find(({ name, type }) => name === layer && type !== inData);
    return found && inData !== undefined ? [{ layer, inFile: found.type, inData }] : [];
  });
  const unlike = new Set(ofAnotherType.map(({ layer }) => layer));
  return {
    inBoth: measured.filter((name) => inFile.has(name) && !unlike.has(name)),
    ofAnotherType,
    onlyInFile: [...new Set(computed)].filter((name) => !inData.has(name)),
    onlyInData: measured.filter((name) => !inFile.has(name)),
  };
}
