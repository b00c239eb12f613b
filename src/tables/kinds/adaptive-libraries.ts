import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { adaptiveMethod, word } from '../../claims/parameters.ts';
import { selectLibrarySet } from '../../figures/selection.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { METHOD_WORDS } from '../../figures/measures/method-words.ts';
import { librariesText } from '../../figures/words.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

export const adaptiveLibraries = defineTable({
  kind: 'adaptive-libraries',
  description:
    'Models: time per image that the adaptive solution over one set spends in each library, and its ratios.',
  fields: { librarySet: word, method: adaptiveMethod.optional() },
  build: ({ librarySet, method = 'published' }, { analysis }) => {
    const sets = analysis.librarySets;
    const members = sets.find(({ name }) => name === librarySet)?.libraries ?? [];
    // In the order of all other tables: a set's own order only says who wins a tie.
    const libraries = analysis.libraries.filter((library) => members.includes(library));
    const widest = sets[0]?.name;
    const is = (row: { library_set: string; method: string }, set = librarySet) =>
      row.library_set === set && row.method === method;
    const spent = analysis.table('adaptive', 'inference').filter((row) => is(row));
    const summaries = analysis.table('adaptive-summary', 'inference');
    const compared = widest !== undefined && widest !== librarySet;
    return {
      columns: [
        modelColumn(analysis),
        ...libraries.map((tag) =>
          numberColumn(`${tag}_ms`, `${libraryLabel(tag, analysis.descriptor)} (ms)`, 'thousandths'),
        ),
        numberColumn('time_ms', 'together (ms)', 'thousandths'),
        numberColumn('over_best_single', '÷ best single library', 'ten-thousandths'),
        ...(compared
          ? [numberColumn('over_widest_set', `÷ out of ${setText(widest, analysis)}`, 'ten-thousandths')]
          : []),
      ],
      rows: analysis.models.flatMap((model) => {
        const summary = summaries.find((row) => is(row) && row.model === model);
        const wide = summaries.find((row) => is(row, widest) && row.model === model);
        if (summary === undefined) return [];
        return [
          [
            model,
            ...libraries.map((tag) => {
              const row = spent.find((each) => each.model === model && each.library === tag);
              return row === undefined ? '0' : row.time_ms;
            }),
            summary.time_ms,
            summary.time_ms / summary.baseline_ms,
            ...(compared ? [wide === undefined ? null : summary.time_ms / wide.time_ms] : []),
          ],
        ];
      }),
      caption: `The best library for each layer, out of ${setText(librarySet, analysis)}, ${METHOD_WORDS[method]}: ${inItems('time per image', analysis.descriptor)} spent in each library.`,
      from: ['adaptive', 'adaptive-summary'],
      points: [
        ...libraries,
        ...new Set(summaries.filter((row) => is(row)).map((row) => row.baseline_library)),
      ].map((library) => ({ library })),
    };
  },
});

/** The five methods side by side, as no one of them should be read alone. */
export const adaptiveMethods = defineTable({
  kind: 'adaptive-methods',
  description:
    'Models by the five methods: what the adaptive solution over one set saves over the best single library.',
  fields: { librarySet: word },
  build: ({ librarySet }, { analysis }) => {
    const rows = analysis
      .table('adaptive-summary', 'inference')
      .filter((row) => row.library_set === librarySet);
    return {
      columns: [
        modelColumn(analysis),
        ...adaptiveMethod.options.map((method) =>
          numberColumn(`${method}_saving`, method, { unit: 'share' }),
        ),
      ],
      rows: analysis.models.map((model) => [
        model,
        ...adaptiveMethod.options.map((method) => {
          const row = rows.find((each) => each.model === model && each.method === method);
          return row?.saving ?? null;
        }),
      ]),
      caption: `Time saved over the best single library by the best library for each layer, out of ${setText(librarySet, analysis)}, by each method.`,
      from: ['adaptive-summary'],
      points: selectLibrarySet(librarySet, analysis).map((library) => ({ library })),
    };
  },
});

/** A set of libraries as a caption names it. */
function setText(set: string, analysis: Analysis): string {
  return librariesText(set, selectLibrarySet(set, analysis), analysis);
}
