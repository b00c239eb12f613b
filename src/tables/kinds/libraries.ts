import { libraryAttributes } from '../../analysis/library-attributes.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { libraryList } from '../../claims/parameters.ts';
import { selectLibraries } from '../../claims/selection.ts';
import { defineTable, textColumn } from '../report-table.ts';

export const libraries = defineTable({
  kind: 'libraries',
  description: 'The libraries with their precision, device and revision.',
  fields: { libraries: libraryList.optional() },
  build: (fields, { analysis }) => ({
    columns: ['library', 'runs on', 'precision', 'built from', 'to know'].map(textColumn),
    rows: selectLibraries(fields, analysis).map((tag) => {
      const { device, precision } = libraryAttributes(tag, analysis.descriptor);
      const { revision, note } = analysis.descriptor.libraries.get(tag) ?? {};
      return [
        libraryLabel(tag, analysis.descriptor),
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
