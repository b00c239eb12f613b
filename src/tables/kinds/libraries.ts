import { libraryAttributes } from '../../analysis/library-attributes.ts';
import { libraryList } from '../../claims/parameters.ts';
import { selectLibraries } from '../../claims/selection.ts';
import { libraryColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

export const libraries = defineTable({
  kind: 'libraries',
  description: 'The libraries with their precision, device and revision.',
  fields: { libraries: libraryList.optional() },
  build: (fields, { analysis }) => ({
    columns: [
      libraryColumn(analysis),
      textColumn('device', 'runs on'),
      textColumn('precision', 'precision'),
      textColumn('revision', 'built from'),
      textColumn('note', 'to know'),
    ],
    rows: selectLibraries(fields, analysis).map((tag) => {
      const { device, precision } = libraryAttributes(tag, analysis.descriptor);
      const { revision, note } = analysis.descriptor.libraries.get(tag) ?? {};
      return [
        tag,
        device?.toUpperCase() ?? 'unknown',
        precision ?? 'unknown',
        revision ?? 'unknown',
        note ?? '–',
      ];
    }),
    caption: 'The libraries, in the order in which this report shows them.',
    from: [],
    points: [],
  }),
});
