import type { Descriptor, Run } from './types.ts';

/** Models and libraries with runs that have one label for two tags, in words: in a figure nobody could tell them apart. */
export function alikeLabels(
  runs: readonly Pick<Run, 'model' | 'library'>[],
  { models, libraries }: Pick<Descriptor, 'models' | 'libraries'>,
): readonly string[] {
  const ofModels = new Map([...models].map(([tag, { label }]) => [tag, label]));
  const ofLibraries = new Map([...libraries].map(([tag, { label }]) => [tag, label]));
  const short = new Map([...libraries].map(([tag, { label, shortLabel = label }]) => [tag, shortLabel]));
  const tagsOf = (kind: 'model' | 'library') => [...new Set(runs.map((run) => run[kind]))];
  const labels = [
    ...alike('models', 'label', tagsOf('model'), ofModels),
    ...alike('libraries', 'label', tagsOf('library'), ofLibraries),
  ];
  // Labels that are alike are so as short labels too.
  const shortLabels = labels.length > 0 ? [] : alike('libraries', 'short label', tagsOf('library'), short);
  return [...labels, ...shortLabels];
}

function alike(
  kind: 'models' | 'libraries',
  what: string,
  tags: readonly string[],
  labels: ReadonlyMap<string, string>,
): readonly string[] {
  const byLabel = Map.groupBy(tags, (tag) => labels.get(tag) ?? tag);
  return [...byLabel].flatMap(([label, same]) =>
    same.length < 2
      ? []
      : [`${same.length} ${kind} have the ${what} ${JSON.stringify(label)}: ${same.join(', ')}`],
  );
}
