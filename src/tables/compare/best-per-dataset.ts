import { least } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { inItems } from '../../dataset/item-words.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { safeId } from '../../figures/safe-id.ts';
import type { Cell } from '../../figures/table.ts';
import { imageDecimals, spreadCell } from '../full/measured-points.ts';
import type { TitledTable } from '../titled-table.ts';

/** How fast each dataset runs each network at best: a table for each thing that batches have several of. */
export function bestPerDataset(analyses: readonly Analysis[]): readonly TitledTable[] {
  return [...Map.groupBy(analyses, ({ descriptor }) => descriptor.item?.one)].map(([item, alike]) =>
    bestAmong(alike, item === undefined ? 'best-per-dataset' : `best-per-dataset-${safeId(item)}`),
  );
}

function bestAmong(analyses: readonly Analysis[], id: string): TitledTable {
  const models = [...new Set(analyses.flatMap((analysis) => analysis.models))];
  return {
    id,
    title: inItems('Best inference time per image (ms), by dataset', analyses[0]!.descriptor),
    caption: 'The fastest library of each dataset on each network that it measured.',
    columns: [
      modelColumn(...analyses),
      ...analyses.map(({ name, descriptor }) => numberColumn(`${name}_ms`, descriptor.title, 'ms')),
    ],
    rows: models.map((model) => [model, ...analyses.map((analysis) => bestCell(analysis, model))]),
  };
}

function bestCell(analysis: Analysis, model: string): Cell {
  const best = least(
    analysis.table('best-time-per-image', 'inference').filter((row) => row.model === model),
    (row) => row.mean_ms,
  );
  if (best === undefined) return null;
  const note = libraryLabel(best.library, analysis.descriptor);
  return { ...spreadCell(best, imageDecimals(analysis, 'inference', best)), note };
}
