import { bareNumbersIn, bareNumberWarning } from './bare-numbers.ts';
import type { Place } from './chapter-elements.ts';
import type { Report } from './report.ts';

/** Bare numbers in what an author writes beside the chapters: the report's own words, and its own claims. */
export function bareNumbersOfYaml(
  { metadata, placeOfMetadata, claims }: Pick<Report, 'metadata' | 'placeOfMetadata' | 'claims'>,
  definitions: readonly (Place & { readonly text: string })[],
): readonly string[] {
  const texts: readonly (Place & { readonly text: string; readonly expected: string })[] = [
    ...(['title', 'shortTitle', 'description'] as const).map((field) => ({
      ...placeOfMetadata([field]),
      text: metadata[field] ?? '',
      expected: 'none, as nothing would check it',
    })),
    ...definitions.map((definition) => ({ ...definition, expected: 'none, as nothing would check it' })),
    // Those of others are quoted as they are.
    ...claims
      .filter(({ declaration }) => declaration.kind === 'own')
      .map(({ declaration, placeOf }) => ({
        ...placeOf(['statement']),
        text: declaration.statement,
        expected: '{value}, which stands for what the data say',
      })),
  ];
  return texts.flatMap(({ file, line, column, text, expected }) =>
    bareNumbersIn(text).map(
      ({ written }) => `${file}:${String(line)}:${String(column)}: ${bareNumberWarning(written, expected)}`,
    ),
  );
}
