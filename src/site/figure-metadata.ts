import type { Analysis } from '../analysis/analysis.ts';
import type { Figure } from '../figures/figure.ts';
import type { Report } from '../markdown/report.ts';
import { figureCitation } from './citation.ts';
import { versionPath } from './dataset-versions.ts';
import type { PublishedFigure } from './figure-files.ts';
import { figurePlace } from './figure-place.ts';
import { hasAddress } from './settings.ts';

/**
 * What goes with the files of a figure: what it shows, of which state of which data, under which terms, and how it is cited.
 *
 * @param url the complete address of a path of the site
 */
export function figureMetadata(
  figure: PublishedFigure,
  { title, caption, alt, table }: Figure,
  { name, descriptor }: Analysis,
  report: Report,
  url: (path: string) => string,
): object {
  const { metadata } = report;
  const address = url(figurePlace(figure, report));
  const { version } = descriptor;
  return {
    id: figure.id,
    title,
    caption,
    description: alt,
    address,
    embed: url(`/embed/${figure.dataset}/${figure.id}.html`),
    ...(figure.spec !== undefined && { spec: figure.spec }),
    columns: table.columns.map(({ key, label }) => ({ name: key, label })),
    dataset: {
      name,
      title: descriptor.title,
      ...(version !== undefined && { version, address: url(versionPath(name, version)) }),
      created: descriptor.created,
      licenses: descriptor.licenses,
    },
    report: {
      title: metadata.title,
      ...(metadata.version !== undefined && { version: metadata.version }),
      date: metadata.modified ?? metadata.published,
      authors: metadata.authors.map((author) => author.name),
    },
    licence: metadata.licence.text,
    cite: figureCitation(title, metadata, hasAddress ? address : undefined),
  };
}
