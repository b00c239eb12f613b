import type { Analysis } from '../analysis/analysis.ts';
import { librarySets } from '../analysis/adaptive/library-sets.ts';
import { libraryGroups } from '../analysis/library-groups.ts';
import { roofline } from '../analysis/roofline.ts';
import { pointsOf } from './measures/missing.ts';
import { safeId } from './safe-id.ts';
import type { FigureSpec } from './spec.ts';

/**
 * The figures of a report made from a dataset alone, whatever it holds: best times, speedups, memory, and for each
 * model its layers, the adaptive solution, and the balance of time and memory. What it cannot have is left out.
 */
export function standardFigures(analysis: Analysis): FigureSpec[] {
  const { models, libraries, summaries } = analysis;
  const memory = analysis.table('memory', 'inference');
  const best = analysis.table('best-time-per-image', 'inference');
  if (best.length === 0) return [];
  const baseline = libraryGroups(analysis).get('cpu')?.[0] ?? libraries[0]!;
  const memorySize = Math.min(...memory.map((row) => row.batch_size));
  const trains = analysis.table('best-time-per-image', 'training').length > 0;
  const [firstSet] = librarySets(summaries, analysis.descriptor);
  // With one library there is nothing to choose from; without shared layers, nothing to compare.
  const solved = analysis
    .table('adaptive-summary', 'inference')
    .filter(({ method }) => method === 'same-batch');
  const chosen =
    firstSet !== undefined &&
    firstSet.libraries.length > 1 &&
    solved.some((row) => row.library_set === firstSet.name)
      ? firstSet
      : undefined;

  const overview: FigureSpec[] = [
    { id: 'images-per-second', kind: 'best-by-model', quantity: 'images-per-second' },
    { id: 'time-by-model', kind: 'best-by-model' },
    { id: 'time-by-library', kind: 'best-by-library' },
    ...(trains ? [{ id: 'training-time-by-model', kind: 'best-by-model', metric: 'training' } as const] : []),
    ...(libraries.length > 1 ? [{ id: 'speedup', kind: 'speedup-by-model', baseline } as const] : []),
    ...(memory.length > 0 ? [{ id: 'memory', kind: 'memory-by-model', batchSize: memorySize } as const] : []),
  ];
  const adaptive: FigureSpec[] =
    chosen === undefined
      ? []
      : (['adaptive-methods', 'saving-by-type', 'switching-cost'] as const).map((kind) => ({
          id: kind,
          kind,
          librarySet: chosen.name,
        }));
  return [...overview, ...adaptive, ...models.flatMap((model) => ofModel(model))].map((spec) => ({
    ...spec,
    id: `standard-${spec.id}`,
  }));

  function ofModel(model: string): FigureSpec[] {
    const fastest = best.filter((row) => row.model === model).sort((a, b) => a.mean_ms - b.mean_ms)[0];
    if (fastest === undefined) return [];
    const { library, batch_size: batchSize } = fastest;
    const hasLayers = pointsOf(analysis, model, library, [batchSize]).some(
      ({ layers }) => layers.layer.length > 0,
    );
    const isSolved =
      chosen !== undefined && solved.some((row) => row.model === model && row.library_set === chosen.name);
    const roofs =
      chosen?.libraries.filter((each) => roofline(analysis, model, each, batchSize) !== undefined) ?? [];
    return [
      { id: `balance-${safeId(model)}`, kind: 'balance', model, library },
      ...(hasLayers
        ? [
            {
              id: `layers-${safeId(model)}`,
              kind: 'layers',
              model,
              libraries: [library],
              batchSizes: [batchSize],
            } as const,
          ]
        : []),
      ...(isSolved
        ? [
            {
              id: `adaptive-${safeId(model)}`,
              kind: 'adaptive-breakdown',
              model,
              librarySet: chosen.name,
              method: 'same-batch',
            } as const,
            { id: `layer-map-${safeId(model)}`, kind: 'layer-map', model, librarySet: chosen.name } as const,
          ]
        : []),
      ...(roofs.length > 0
        ? [
            {
              id: `roofline-${safeId(model)}`,
              kind: 'roofline',
              model,
              libraries: roofs,
              batchSize,
            } as const,
          ]
        : []),
    ];
  }
}
