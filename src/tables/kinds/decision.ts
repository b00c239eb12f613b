import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import { memoryWithWeights } from '../../analysis/memory-with-weights.ts';
import type { TimePerImage } from '../../analysis/time-per-image.ts';
import { libraryList, modelList } from '../../claims/parameters.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { column, libraryColumn, modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

/** A model with a library, at the batch sizes that a choice depends on. */
interface Choice {
  readonly model: string;
  readonly library: string;
  readonly best: TimePerImage;
  /** At the smallest batch size that was measured: the nearest there is to the wait for one image. */
  readonly smallest: TimePerImage;
}

export const decision = defineTable({
  kind: 'decision',
  description:
    'Pairs of a model and a library, the fastest of each model first: images per second, times of whole batches, memory and accuracy.',
  fields: { models: modelList.optional(), libraries: libraryList.optional() },
  build: (fields, { analysis }) => {
    const choices = selectModels(fields, analysis).flatMap((model) =>
      choicesOf(model, selectLibraries(fields, analysis), analysis),
    );
    const memory = memoryWithWeights(analysis);
    const sizes = [...new Set(choices.map(({ smallest }) => smallest.batchSize))];
    const ofSize = sizes.length === 1 ? `, ${String(sizes[0])} images` : '';
    return {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        numberColumn('images_per_second', 'images per second', { unit: 'images/s', bare: true }),
        numberColumn('top1_accuracy', 'top-1 accuracy', { unit: 'share' }),
        numberColumn('smallest_batch_ms', `smallest batch${ofSize} (ms)`, { unit: 'ms', bare: true }),
        numberColumn('best_batch_ms', 'best batch (ms)', { unit: 'ms', bare: true }),
        column('batch_size', 'best batch (images)'),
        numberColumn('memory_mb', 'memory of best batch (MB)', { unit: 'MB', bare: true }),
      ],
      rows: choices.map(({ model, library, best, smallest }) => [
        model,
        library,
        imagesPerSecond(best.mean),
        analysis.descriptor.models.get(model)?.accuracy?.top1 ?? null,
        perBatch(smallest),
        perBatch(best),
        best.batchSize,
        memory.find(
          (row) => row.model === model && row.library === library && row.batchSize === best.batchSize,
        )?.totalMb ?? null,
      ]),
      caption: `Speed and accuracy of each choice. The best batch is the one that gives most images per second: how long it takes, how many images it has, and the memory for its activations and weights. The smallest batch${sizes.length === 1 ? `, of ${String(sizes[0])} images,` : ''} is the least that was measured.`,
      from: ['best-time-per-image', 'mean-time-per-batch', 'memory'],
      points: choices.flatMap(({ model, library, best, smallest }) =>
        [best, smallest].map(({ batchSize }) => ({ model, library, batchSize })),
      ),
    };
  },
});

function choicesOf(model: string, libraries: readonly string[], analysis: Analysis): readonly Choice[] {
  return libraries
    .flatMap((library) => {
      const best = analysis.timePerImage('inference', model, library);
      const [smallest] = analysis.timesPerImage('inference', model, library);
      return best === undefined || smallest === undefined ? [] : [{ model, library, best, smallest }];
    })
    .sort((a, b) => a.best.mean - b.best.mean);
}

function perBatch({ mean, batchSize }: TimePerImage): number {
  return mean * batchSize;
}
