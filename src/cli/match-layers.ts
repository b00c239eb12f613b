import type { Analysis } from '../analysis/analysis.ts';
import type { CaffeLayer } from '../prototxt/caffe-layers.ts';

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

/** Layers that the model file has and the data do not, and the reverse, each in order. */
export function unmatchedLayers(
  analysis: Pick<Analysis, 'networks' | 'summaries'>,
  model: string,
  library: string,
  layers: readonly CaffeLayer[],
): { readonly onlyInFile: readonly string[]; readonly onlyInData: readonly string[] } {
  const inFile = new Set(layers.map(({ name }) => name));
  const inData = new Set(
    analysis.summaries.points
      .filter((point) => point.model === model && point.library === library)
      .flatMap((point) => point.layers.layer),
  );
  const types = new Map(
    analysis.networks.filter((layer) => layer.model === model).map(({ layer, type }) => [layer, type]),
  );
  return {
    onlyInFile: layers.flatMap(({ name, type }) =>
      inData.has(name) || NOT_COMPUTED.has(type) ? [] : [name],
    ),
    onlyInData: [...inData].filter(
      (name) => !inFile.has(name) && !INSERTED.test(name) && !NOT_COMPUTED.has(types.get(name) ?? ''),
    ),
  };
}
