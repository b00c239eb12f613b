import { timePerImage } from '../../analysis/time-per-image.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { defineMeasure } from '../measure.ts';
import { count } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';
import { marginOfRatio } from '../spread.ts';

const { batchSize: _, ...selected } = selection;

export const batchGain = defineMeasure({
  name: 'batch-gain',
  description: 'Time per image at batch size `from` divided by that at batch size `to`.',
  unit: 'times',
  parameters: { ...selected, from: count, to: count },
  observe: (parameters, { analysis }) => {
    const { metric = 'inference', from, to } = parameters;
    const libraries = selectLibraries(parameters, analysis);
    return selectModels(parameters, analysis).flatMap((model) =>
      libraries.flatMap((library) => {
        const before = timePerImage(analysis, metric, model, library, from);
        const after = timePerImage(analysis, metric, model, library, to);
        const of = `${modelLabel(model, analysis.descriptor)}, ${libraryLabel(library, analysis.descriptor)}`;
        return before && after
          ? [{ of, value: before.mean / after.mean, margin: marginOfRatio(before, after) }]
          : [];
      }),
    );
  },
});

export const batchStep = defineMeasure({
  name: 'batch-step',
  description:
    'Time per image at each batch size divided by that at the batch size before: below 1 it falls.',
  unit: 'number',
  parameters: selected,
  observe: (parameters, { analysis }) => {
    const models = selectModels(parameters, analysis);
    const libraries = selectLibraries(parameters, analysis);
    const rows = analysis
      .table('mean-time-per-image', parameters.metric ?? 'inference')
      .filter((row) => models.includes(row.model) && libraries.includes(row.library))
      .map((row) => ({ ...row, mean: row.mean_ms, std: row.std_ms }));
    return [...Map.groupBy(rows, (row) => `${row.model} ${row.library}`).values()].flatMap((series) =>
      series.slice(1).map((row, index) => {
        const before = series[index]!;
        return {
          of:
            `${modelLabel(row.model, analysis.descriptor)}, ${libraryLabel(row.library, analysis.descriptor)}, ` +
            `batch size ${String(before.batch_size)} to ${String(row.batch_size)}`,
          value: row.mean / before.mean,
          margin: marginOfRatio(row, before),
        };
      }),
    );
  },
});
