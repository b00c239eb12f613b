import { extent } from 'd3-array';
import type { Analysis } from './analysis.ts';
import { keptWithAnalysis } from './kept-with-analysis.ts';
import { libraryAttributes } from './library-attributes.ts';
import { compareCodeUnits } from './row-order.ts';

/** What every library of a precision reports for a model, whatever the batch size. */
export interface MemoryOfPrecision {
  readonly model: string;
  /** Undefined where the libraries name none. */
  readonly precision: string | undefined;
  /** MB (10⁶ bytes) per image. */
  readonly mbPerImage: number;
}

/** Sums of the sizes of activations differ by less than this share, if they do. */
const SAME = 1e-3;

/**
 * The memory of a dataset whose libraries report one figure for each network and precision, as those do that add up the sizes
 * of activations: there is nothing to compare. Undefined where libraries or batch sizes differ, or nothing is reported twice.
 */
export const memoryByPrecision = keptWithAnalysis(
  (analysis: Analysis): readonly MemoryOfPrecision[] | undefined => {
    const reported = analysis.table('memory', 'inference').map((row) => ({
      model: row.model,
      precision: libraryAttributes(row.library, analysis.descriptor).precision,
      mbPerImage: row.memory_per_image_mb,
    }));
    const groups = [
      ...Map.groupBy(reported, ({ model, precision }) => `${model}\0${precision ?? ''}`).values(),
    ];
    const isSame = (group: typeof reported) => {
      const [least, most] = extent(group, ({ mbPerImage }) => mbPerImage);
      return most! - least! <= SAME * most!;
    };
    if (groups.every(({ length }) => length === 1) || !groups.every(isSame)) return undefined;
    const order = (model: string) => analysis.models.indexOf(model);
    return groups
      .map(([first]) => first!)
      .sort(
        (a, b) => order(a.model) - order(b.model) || -compareCodeUnits(a.precision ?? '', b.precision ?? ''),
      );
  },
);
