import { z } from 'zod';
import { text, word } from '../claims/parameters.ts';

/** A part of an address. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens' });

const link = z.url({ error: 'a complete web address' });

const language = z.string().refine(isLanguage, { error: 'a language tag such as en or pt-BR' });

const target = z.union([z.url(), z.string().startsWith('/')], {
  error: 'a complete web address, or a page such as /about/',
});

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A person by name, or a group that says so, as programs that cite tell the two apart. */
const author = z
  .union(
    [
      text,
      z.strictObject({
        name: text,
        kind: z.enum(['person', 'group']).default('person'),
        /** The part of a person's name that lists are sorted by. */
        family: text.optional(),
        orcid: z
          .string()
          .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: 'an ORCID such as 0000-0002-1825-0097' })
          .optional(),
        affiliation: text.optional(),
      }),
    ],
    { error: 'a name, or a name with a kind (person or group), family, orcid, affiliation' },
  )
  .transform((written): Author =>
    typeof written === 'string' ? { name: written, kind: 'person' } : written,
  );

export interface Author {
  readonly name: string;
  readonly kind: 'person' | 'group';
  readonly family?: string | undefined;
  readonly orcid?: string | undefined;
  readonly affiliation?: string | undefined;
}

const licence = z.strictObject({
  name: text,
  link,
  /** Its name in the list of SPDX, which archives and programs that cite know. */
  spdx: z
    .string()
    .regex(/^[A-Za-z0-9.+-]+$/, { error: 'a name of the SPDX list such as CC-BY-4.0' })
    .optional(),
});

/** `report.yaml`: what the report is, and the one place that says which dataset its chapters are about. */
export const reportSchema = z.strictObject({
  title: text,
  shortTitle: text.optional(),
  description: text,
  authors: z.array(author).min(1, { error: 'at least one author' }),
  /** Name of a folder of the data directory. */
  dataset: word,
  /** ISO 8601: when the text was first published and last changed; the data have their own date. */
  published: z.iso.date({ error: 'a date such as 2026-11-23' }),
  modified: z.iso.date({ error: 'a date such as 2026-11-23' }).optional(),
  /** Of the text with its figures; grows with what a reader may have cited. */
  version: text.optional(),
  /** Under which an archive keeps it. */
  doi: z
    .string()
    .regex(/^10\.\d+\/\S+$/, { error: 'a DOI such as 10.5281/zenodo.1234567' })
    .optional(),
  keywords: z.array(text).optional(),
  licence: z.strictObject({ text: licence, code: licence }),
  /** Where the sources of the report are. */
  repository: link.optional(),
  /** Pairs of datasets whose comparison has a page that needs no script. */
  comparisons: z.array(z.tuple([word, word], { error: 'a list of two datasets' })).optional(),
  /** Of the prose, as BCP 47 has it; what the generator says by itself is English. */
  language: language.default('en'),
  /** Further links of the header, after the site’s own: to anywhere, or to a page of the site such as `/about/`. */
  links: z.array(z.strictObject({ label: text, to: target })).optional(),
  /** A figure whose drawing stands on social cards. */
  cover: word.optional(),
});
export type ReportMetadata = z.output<typeof reportSchema>;

/** An entry of `sources.yaml`: what is cited, by name. */
export const sourceSchema = z.strictObject({
  title: text,
  authors: text.optional(),
  publisher: text.optional(),
  date: z.union([z.string(), z.number()]).transform(String).optional(),
  link: link.optional(),
  note: text.optional(),
});
export type BibliographyEntry = z.output<typeof sourceSchema>;

/** An entry of `glossary.yaml`: terms by name. */
export const termSchema = z.strictObject({ term: text, definition: text });
export type GlossaryEntry = z.output<typeof termSchema>;

/** The lines between `---` at the top of a chapter. */
export const frontmatterSchema = z.strictObject({
  title: text,
  /** Stands below the title. */
  summary: text,
  /** What search engines and cards show; else the summary. */
  description: text.optional(),
  /** Its address in the site, and its anchor; else the name of its file without the number. */
  slug: slug.optional(),
});
export type Frontmatter = z.output<typeof frontmatterSchema>;
