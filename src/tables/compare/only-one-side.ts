import { type Pair, tagsOfEither } from '../../analysis/compare/pairs.ts';
import { libraryNames, modelNames } from '../../figures/words.ts';

/** The models and libraries that only one side has, in sentences. */
export function onlyOneSide(pair: Pair): readonly string[] {
  const { before, after } = pair;
  const sentences: string[] = [];
  for (const [kind, names] of [
    ['models', modelNames(after, before)],
    ['libraries', libraryNames(after, before)],
  ] as const) {
    for (const [side, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const only = tagsOfEither(kind, pair).filter(
        (tag) => side[kind].includes(tag) && !other[kind].includes(tag),
      );
      if (only.length > 0) {
        sentences.push(`Only ${side.descriptor.title} has ${only.map((tag) => names[tag]!).join(', ')}.`);
      }
    }
  }
  return sentences;
}
