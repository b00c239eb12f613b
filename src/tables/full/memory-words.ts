import type { Analysis } from '../../analysis/analysis.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { memoryByPrecision } from '../../analysis/memory-by-precision.ts';
import { inItems } from '../../dataset/item-words.ts';
import { listText } from '../../figures/measures/number-text.ts';
import { formatQuantity } from '../../figures/measures/quantity.ts';

/** The memory of a dataset in a sentence, where every library reports the same: bars would be equal. Undefined where they do not. */
export function sameMemoryText(analysis: Analysis): string | undefined {
  const memory = memoryByPrecision(analysis);
  if (memory === undefined) return undefined;
  const models = [...Map.groupBy(memory, ({ model }) => model)].map(([model, precisions]) => {
    const told = precisions.map(
      ({ precision, mbPerImage }) =>
        `${formatQuantity(mbPerImage, 'MB')}${precision === undefined ? '' : ` in ${precision}`}`,
    );
    return `${modelLabel(model, analysis.descriptor)} ${listText(told)}`;
  });
  const perItem = inItems('per image', analysis.descriptor);
  return `The memory for activations that the programs report depends on nothing but the network and the precision; ${perItem}: ${models.join('; ')}.`;
}
