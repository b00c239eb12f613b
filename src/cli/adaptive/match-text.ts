import type { ModelFile } from '../../prototxt/read-model-file.ts';
import type { MatchedLayers } from './match-layers.ts';

/** Of the measured layers, how many the model file has. */
export function expectationCovers(matched: MatchedLayers): string {
  return `the prototxt has ${String(matched.inBoth.length)} of its ${String(measuredCount(matched))} layers`;
}

function measuredCount({ inBoth, ofAnotherType, onlyInData }: MatchedLayers): number {
  return inBoth.length + ofAnotherType.length + onlyInData.length;
}

/** Whether what was measured says nothing of the model file as a whole: less than half of it is there. */
export function tooFewMatch(matched: MatchedLayers): boolean {
  return matched.inBoth.length === 0 || 2 * matched.inBoth.length < measuredCount(matched);
}

/** What a model file and the data do not share, and which of its layers are not told apart, in lines for a terminal. */
export function matchText(
  { ofAnotherType, onlyInFile, onlyInData }: MatchedLayers,
  { repeated, nameless }: ModelFile,
): readonly string[] {
  const types = ofAnotherType.map(({ layer, inFile, inData }) => `${layer} (${inFile}, not ${inData})`);
  const where = nameless.map(({ line, column }) => `${String(line)}:${String(column)}`);
  return [
    ...listed('in the prototxt and not in the data', onlyInFile),
    ...listed('in the data and not in the prototxt', onlyInData),
    ...listed('of another type in the prototxt than in the data, left alone', types),
    ...listed('names of more than one layer in the prototxt, all set alike', repeated),
    ...listed('layers of the prototxt without a name or a type, left alone, at', where),
  ];
}

function listed(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}
