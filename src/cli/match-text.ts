import type { ModelFile } from '../prototxt/read-model-file.ts';
import type { MatchedLayers } from './match-layers.ts';

/** Of the measured layers, how many the model file has. */
export function expectationCovers({ inBoth, onlyInData }: MatchedLayers): string {
  return `the prototxt has ${String(inBoth.length)} of its ${String(inBoth.length + onlyInData.length)} layers`;
}

/** Whether what was measured says nothing of the model file as a whole: less than half of it is there. */
export function tooFewMatch({ inBoth, onlyInData }: MatchedLayers): boolean {
  return inBoth.length < onlyInData.length || inBoth.length === 0;
}

/** What a model file and the data do not share, and which of its layers are not told apart, in lines for a terminal. */
export function matchText(
  { onlyInFile, onlyInData }: MatchedLayers,
  { repeated, nameless }: ModelFile,
): readonly string[] {
  const where = nameless.map(({ line, column }) => `${String(line)}:${String(column)}`);
  return [
    ...listed('in the prototxt and not in the data', onlyInFile),
    ...listed('in the data and not in the prototxt', onlyInData),
    ...listed('names of more than one layer in the prototxt, all set alike', repeated),
    ...listed('layers of the prototxt without a name or a type, left alone, at', where),
  ];
}

function listed(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}
