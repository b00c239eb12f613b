import type { Analysis } from '../analysis/analysis.ts';
import type { LibrarySet } from '../analysis/adaptive/library-sets.ts';
import { roofline } from '../analysis/roofline.ts';
import type { BestTimeRow } from '../analysis/rows.ts';
import { pointsOf } from './measures/missing.ts';
import { safeId } from './safe-id.ts';
import type { FigureSpec } from './spec.ts';

interface Timed {
  readonly library: string;
  readonly batchSize: number;
}

/** For each model the layers of the fastest library that timed any, and the roofline of a set at that batch size. */
export function standardLayerFigures(
  analysis: Analysis,
  best: readonly BestTimeRow[],
  set: LibrarySet | undefined,
): FigureSpec[] {
  return analysis.models.flatMap((model): FigureSpec[] => {
    const ranking = best.filter((row) => row.model === model).sort((a, b) => a.mean_ms - b.mean_ms);
    const timed = ranking
      .map(({ library, batch_size }) => withLayers(analysis, model, library, batch_size))
      .find((each) => each !== undefined);
    const fastest = ranking[0];
    const roofs = (set?.libraries ?? []).filter(
      (library) => fastest && roofline(analysis, model, library, fastest.batch_size) !== undefined,
    );
    return [
      ...(timed === undefined
        ? []
        : [
            {
              id: `layers-${safeId(model)}`,
              kind: 'layers',
              model,
              libraries: [timed.library],
              batchSizes: [timed.batchSize],
            } as const,
          ]),
      ...(fastest === undefined || roofs.length === 0
        ? []
        : [
            {
              id: `roofline-${safeId(model)}`,
              kind: 'roofline',
              model,
              libraries: roofs,
              batchSize: fastest.batch_size,
            } as const,
          ]),
    ];
  });
}

/** At its best batch size, or else at the largest where it timed layers. */
function withLayers(analysis: Analysis, model: string, library: string, best: number): Timed | undefined {
  const sizes = pointsOf(analysis, model, library)
    .filter(({ layers }) => layers.statistics.inference.count.some((count) => count > 0))
    .map(({ batchSize }) => batchSize);
  const batchSize = sizes.includes(best) ? best : sizes.at(-1);
  return batchSize === undefined ? undefined : { library, batchSize };
}
