import type { LibrarySet } from '../../analysis/adaptive/library-sets.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { BestTimeRow } from '../../analysis/rows.ts';
import type { WrittenValues } from '../fields.ts';

/** Headings of a report made from a dataset alone, beside those of its sets of libraries. */
export type StandardSection = 'by-model' | 'by-library' | 'memory' | 'latency' | 'layers';

export interface StandardData {
  readonly analysis: Analysis;
  /** For inference. */
  readonly best: readonly BestTimeRow[];
  /** The same of a model, the fastest library first. */
  ranking(model: string): readonly BestTimeRow[];
  /** Sets with more than one library and a solution. */
  readonly sets: readonly LibrarySet[];
}

/** What a dataset has, and of it one of the sets. */
export interface SetData extends StandardData {
  readonly set: LibrarySet;
  /** The first; the smaller ones are parts of it. */
  readonly isFirst: boolean;
  /** Ends the ids of the set's figures. */
  readonly suffix: string;
}

/** A figure without its kind, which goes without saying. */
type Draft = { readonly id: string } & Partial<WrittenValues>;

/** The figures of one kind: first those of the whole dataset, then those of each model beside the other kinds'. */
export interface StandardFigures<Data> {
  ofAll?(data: Data): readonly Draft[];
  ofModel?(model: string, data: Data): readonly Draft[];
}
