import { type Pair, tagsOfEither } from '../../analysis/compare/pairs.ts';
import { labelAmong, libraryLabel, modelLabel } from '../../analysis/labels.ts';

/** Labels from the later dataset where it describes the tag, or else from the earlier. */
export function pairLabels({ before, after }: Pair): {
  model: (tag: string) => string;
  library: (tag: string) => string;
} {
  const descriptors = [after.descriptor, before.descriptor];
  return {
    model: (tag) => labelAmong(descriptors, tag, modelLabel),
    library: (tag) => labelAmong(descriptors, tag, libraryLabel),
  };
}

/** The models and libraries that only one side has, in sentences. */
export function onlyOneSide(pair: Pair): readonly string[] {
  const label = pairLabels(pair);
  const sentences: string[] = [];
  for (const [kind, name] of [
    ['models', label.model],
    ['libraries', label.library],
  ] as const) {
    for (const [side, other] of [
      [pair.before, pair.after],
      [pair.after, pair.before],
    ] as const) {
      const only = tagsOfEither(kind, pair).filter(
        (tag) => side[kind].includes(tag) && !other[kind].includes(tag),
      );
      if (only.length > 0) sentences.push(`Only ${side.descriptor.title} has ${only.map(name).join(', ')}.`);
    }
  }
  return sentences;
}
