import type { ClaimDeclaration } from '../claims/declaration.ts';
import type { QuotedFigure } from '../claims/quoted-figure.ts';
import type { FigureSpec } from '../figures/spec.ts';
import type { TableSpec } from '../tables/report-table.ts';
import type { AuthorFiles } from './author-files.ts';
import type { ChapterElement, Place } from './chapter-elements.ts';
import type { BibliographyEntry, GlossaryEntry, ReportMetadata } from './content-schemas.ts';

/** Everything that an author's folder says, before any data have been looked at. */
export interface Report {
  readonly metadata: ReportMetadata;
  /** Where a field of `report.yaml` stands. */
  placeOfMetadata(path: readonly PropertyKey[]): Place;
  /** What the author adds beside the prose. */
  readonly own: AuthorFiles;
  readonly chapters: readonly Chapter[];
  /** Every component in the order of the page. */
  readonly elements: readonly PlacedElement[];
  /** In the order of the page, numbered from 1. */
  readonly figures: readonly PlacedFigure[];
  readonly tables: readonly PlacedTable[];
  /** The charts of the original report, in its order, numbered from 1; each has a page of its own. */
  readonly charts: readonly OriginalChart[];
  readonly claims: readonly PlacedClaim[];
  /** By name. */
  readonly bibliography: ReadonlyMap<string, BibliographyEntry & { readonly number: number }>;
  readonly glossary: ReadonlyMap<string, GlossaryEntry>;
  readonly quoted: ReadonlyMap<string, PlacedQuotation>;
  /** Anchors that things had once, each with the one under which they stand now. */
  readonly moved: ReadonlyMap<string, MovedAnchor>;
  /** The path within the site under which each anchor of the report is found, with the anchor where the page has it. */
  readonly addresses: ReadonlyMap<string, string>;
}

/**
 * All names that something may point at, also those of things that are themselves wrong: one mistake is reported once,
 * not again wherever its name is used. Undefined where the file that has the names cannot be read.
 */
export interface WrittenNames {
  /** Ids of figures and tables; undefined where a chapter could not be read, which may have any. */
  readonly shown: readonly string[] | undefined;
  readonly charts: readonly string[] | undefined;
  readonly claims: readonly string[] | undefined;
  readonly sources: readonly string[] | undefined;
  readonly quoted: readonly string[] | undefined;
  readonly terms: readonly string[] | undefined;
}

export interface Chapter {
  /** The file's name without its ending, e.g. `01-summary`. */
  readonly id: string;
  /** Its anchor, which is also its address in the site, e.g. `summary`. */
  readonly slug: string;
  /** Of its page within the site: `/` for the first, `/<slug>/` for the others. */
  readonly path: string;
  /** Relative to the content directory. */
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  /** What search engines and cards show of its page. */
  readonly description: string;
  readonly elements: readonly ChapterElement[];
  readonly headings: readonly Heading[];
  /** Anchors that the author set in HTML. */
  readonly anchors: readonly string[];
  readonly links: readonly Link[];
}

export interface Heading extends Place {
  /** 2 for a section, 3 for a part of one, as it is written. */
  readonly depth: number;
  readonly text: string;
  /** Its anchor on the page. */
  readonly slug: string;
}

/** A link in Markdown or HTML. */
export interface Link extends Place {
  readonly target: string;
}

interface Placed extends Place {
  /** Slug of the chapter in which it stands. */
  readonly chapter: string;
}

export interface PlacedElement extends Placed {
  readonly element: ChapterElement;
  /** As its schema read them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** False where an attribute is wrong or missing; the others are then there all the same. */
  readonly isComplete: boolean;
}

/** A figure or a table. */
interface Shown extends Placed {
  readonly number: number;
  /** The dataset that it is of, where it names another than the report's. */
  readonly dataset?: string;
}

export interface PlacedFigure extends Shown {
  /** What it shows first. */
  readonly spec: FigureSpec;
  /** What its switch shows instead; empty where it has none. */
  readonly choices: readonly FigureSpec[];
}

export interface PlacedTable extends Shown {
  readonly spec: TableSpec;
}

export interface OriginalChart {
  /** Its number in the original report. */
  readonly number: number;
  readonly spec: FigureSpec;
  /** The id of what shows it now: a figure or a table of a chapter, or the chapter itself. */
  readonly in: string;
  /** Where one of its fields stands in `charts.yaml`. */
  placeOf(path: readonly PropertyKey[]): Place;
}

export interface MovedAnchor {
  readonly to: string;
  /** Where that is said in `moved.yaml`. */
  readonly place: Place;
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

export type PlacedQuotation = QuotedFigure & {
  placeOf(path: readonly PropertyKey[]): Place;
};
