import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { peakShares as shares } from '../../analysis/peak-share.ts';
import { libraryList } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../figures/measures/quantity.ts';
import { selectLibraries } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

export const peakShares = defineTable({
  kind: 'peak-shares',
  description: 'Libraries by models: what share of the board’s peak arithmetic rate is reached.',
  fields: { libraries: libraryList.optional() },
  build: (fields, { analysis }) => {
    const rows = shares(analysis);
    const withPeak = selectLibraries(fields, analysis).filter((library) =>
      rows.some((row) => row.library === library),
    );
    return {
      columns: [
        textColumn('library'),
        numberColumn('peak (GFLOP/s)'),
        ...analysis.models.map((model) => numberColumn(modelLabel(model, analysis.descriptor))),
      ],
      rows: withPeak.map((library) => {
        const of = (model: string) => rows.find((row) => row.library === library && row.model === model);
        const peak = analysis.models.map(of).find((row) => row !== undefined)!.peakGflops;
        return [
          libraryLabel(library, analysis.descriptor),
          formatNumber(peak, 'GFLOP/s', 4),
          ...analysis.models.map((model) => {
            const row = of(model);
            return row === undefined ? null : formatQuantity(row.share, 'share', 2);
          }),
        ];
      }),
      caption: 'Arithmetic done per second as a share of what the device can do at most at that precision.',
      from: ['best-time-per-image'],
      points: bestPoints(analysis, 'inference', analysis.models, withPeak),
    };
  },
});
