import { modelLabel } from '../../analysis/labels.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { peakShares as shares } from '../../analysis/peak-share.ts';
import { libraryList } from '../../claims/parameters.ts';
import { selectLibraries } from '../../claims/selection.ts';
import { libraryColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

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
        libraryColumn(analysis),
        numberColumn('peak_gflops', 'peak (GFLOP/s)', { unit: 'GFLOP/s', digits: 4, bare: true }),
        ...analysis.models.map((model) =>
          numberColumn(`${model}_share`, modelLabel(model, analysis.descriptor), {
            unit: 'share',
            digits: 2,
          }),
        ),
      ],
      rows: withPeak.map((library) => {
        const of = (model: string) => rows.find((row) => row.library === library && row.model === model);
        const peak = analysis.models.map(of).find((row) => row !== undefined)!.peakGflops;
        return [library, peak, ...analysis.models.map((model) => of(model)?.share ?? null)];
      }),
      caption: 'Arithmetic done per second as a share of what the device can do at most at that precision.',
      from: ['best-time-per-image'],
      points: bestPoints(analysis, 'inference', analysis.models, withPeak),
    };
  },
});
