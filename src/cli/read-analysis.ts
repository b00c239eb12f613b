import { type AnalysedDataset, analyseWhileReading } from '../analysis/analyse-while-reading.ts';
import { readDataset } from '../dataset/read-dataset.ts';

/** The analysis of the dataset in a folder, absent where there is any problem. */
export function readAnalysis(directory: string): Promise<AnalysedDataset> {
  return analyseWhileReading((layerSink) => readDataset(directory, layerSink));
}
