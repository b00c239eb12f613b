import type { ClaimDeclaration } from '../claims/declaration.ts';
import type { QuotedFigure } from '../claims/quoted-figure.ts';
import type { FigureSpec } from '../figures/spec.ts';
import type { TableSpec } from '../tables/report-table.ts';
import type { ChapterElement, Place } from './chapter-elements.ts';
import type { BibliographyEntry, GlossaryEntry, ReportMetadata } from './content-schemas.ts';

/** Everything that an author's folder says, before any data have been looked at. */
export interface Report {
  readonly metadata: ReportMetadata;
  readonly chapters: readonly Chapter[];
  /** Every component in the order of the page. */
  readonly elements: readonly PlacedElement[];
  /** In the order of the page, numbered from 1. */
  readonly figures: readonly PlacedFigure[];
  readonly tables: readonly PlacedTable[];
  readonly claims: readonly PlacedClaim[];
  /** By name. */
  readonly bibliography: ReadonlyMap<string, BibliographyEntry & { readonly number: number }>;
  readonly glossary: ReadonlyMap<string, GlossaryEntry>;
  readonly quoted: ReadonlyMap<string, QuotedFigure & { readonly place: Place }>;
}

export interface Chapter {
  /** The file's name without its ending, e.g. `01-summary`. */
  readonly id: string;
  /** The chapter's anchor on the page, e.g. `summary`. */
  readonly slug: string;
  /** Relative to the content directory. */
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly elements: readonly ChapterElement[];
}

interface Placed extends Place {
  /** Slug of the chapter in which it stands. */
  readonly chapter: string;
}

export interface PlacedElement extends Placed {
  readonly element: ChapterElement;
  /** As its schema read them. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface PlacedFigure extends Placed {
  readonly number: number;
  readonly spec: FigureSpec;
}

export interface PlacedTable extends Placed {
  readonly number: number;
  readonly spec: TableSpec;
}

export interface PlacedClaim {
  readonly declaration: ClaimDeclaration;
  /** Where it is declared. */
  readonly place: Place;
  /** Where one of its fields stands, e.g. `['checks', 0, 'value']`. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** The slug of the first chapter that prints it; absent where none does. */
  readonly chapter?: string;
}
