import type { Descriptor, NetworkLayer } from '../dataset/types.ts';
import type { LibrarySet } from './adaptive/library-sets.ts';
import type { AdaptiveSolver } from './adaptive/solve-adaptive.ts';
import type { Metric } from './metric.ts';
import type { TableName, TableRows } from './rows.ts';
import type { PointSummary, Summaries } from './summaries.ts';
import type { TimePerImage } from './time-per-image.ts';

/** A dataset and everything that follows from it, each computed when first asked for and then kept here. */
export interface Analysis {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly networks: readonly NetworkLayer[];
  readonly summaries: Summaries;
  /** Tags that have runs, in the order in which the report shows them: as described, then the rest by tag. */
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  /** Rows sorted by the table's key columns; empty where the metric was not measured at all. */
  table<Name extends TableName>(name: Name, metric: Metric): readonly TableRows[Name][];
  /** What was measured at a point; undefined where nothing ran. */
  point(model: string, library: string, batchSize: number): PointSummary | undefined;
  /** The points of a model with a library, by ascending batch size. */
  pointsOf(model: string, library: string): readonly PointSummary[];
  /** At a batch size, or else at the best one; undefined where it was not measured. */
  timePerImage(metric: Metric, model: string, library: string, batchSize?: number): TimePerImage | undefined;
  /** At every batch size that was measured, ascending. */
  timesPerImage(metric: Metric, model: string, library: string): readonly TimePerImage[];
  /** The layers of a model's definition, in order; empty where it is not known. */
  network(model: string): readonly NetworkLayer[];
  /** The definition of a layer by its bare name, as indices differ between builds. */
  layerDefinition(model: string, layer: string): NetworkLayer | undefined;
  /** What the adaptive solution may choose from; empty where there is nothing to choose. */
  readonly librarySets: readonly LibrarySet[];
  solver(metric: Metric): AdaptiveSolver;
  /**
   * Whatever else follows from the analysis, by the function that computes it: computed once and kept here, for who comes
   * after the tables (figures, claims, pages) and knows what the analysis does not.
   *
   * @param given what else it is given, told apart as by `keep`
   */
  derived<Given extends readonly unknown[], Value>(
    by: (analysis: Analysis, ...given: Given) => Value,
    ...given: Given
  ): Value;
}
