import { libraryLabel } from '../../analysis/labels.ts';
import { memoryWithWeights as points } from '../../analysis/memory-with-weights.ts';
import { counts, word } from '../../claims/parameters.ts';
import { column, modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

export const memoryWithWeights = defineTable({
  kind: 'memory-with-weights',
  description:
    'Models at each of `batchSizes` with one library: activations as reported, weights as counted, and both.',
  fields: { library: word, batchSizes: counts },
  build: ({ library, batchSizes }, { analysis }) => {
    const selected = analysis.models.flatMap((model) =>
      points(analysis).filter(
        (row) => row.model === model && row.library === library && batchSizes.includes(row.batchSize),
      ),
    );
    return {
      columns: [
        modelColumn(analysis),
        column('batch_size'),
        numberColumn('activations_mb', 'activations (MB)', { unit: 'MB', bare: true }),
        numberColumn('weights_mb', 'weights (MB)', { unit: 'MB', bare: true }),
        numberColumn('total_mb', 'together (MB)', { unit: 'MB', bare: true }),
        numberColumn('weights_share', 'weights’ share', { unit: 'share', digits: 2 }),
      ],
      rows: selected.map((row) => [
        row.model,
        row.batchSize,
        row.activationsMb,
        row.weightsMb,
        row.totalMb,
        row.weightsMb / row.totalMb,
      ]),
      caption: `Memory with ${libraryLabel(library, analysis.descriptor)}: activations as the program reports them, weights as counted from the definitions.`,
      from: ['memory'],
      points: selected,
    };
  },
});
