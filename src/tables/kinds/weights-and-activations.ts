import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { memoryWithWeights as points } from '../../analysis/memory-with-weights.ts';
import { counts, word } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../figures/measures/quantity.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

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
        textColumn('model'),
        numberColumn('batch size'),
        numberColumn('activations (MB)'),
        numberColumn('weights (MB)'),
        numberColumn('together (MB)'),
        numberColumn('weights’ share'),
      ],
      rows: selected.map((row) => [
        modelLabel(row.model, analysis.descriptor),
        String(row.batchSize),
        formatNumber(row.activationsMb, 'MB'),
        formatNumber(row.weightsMb, 'MB'),
        formatNumber(row.totalMb, 'MB'),
        formatQuantity(row.weightsMb / row.totalMb, 'share', 2),
      ]),
      caption: `Memory with ${libraryLabel(library, analysis.descriptor)}: activations as the program reports them, weights as counted from the definitions.`,
      from: ['memory'],
      points: selected,
    };
  },
});
