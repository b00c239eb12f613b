import { strToU8, zipSync } from 'fflate';
import { figureCsv } from '../../figures/figure-csv.ts';
import { inLightTheme, standaloneSvg } from '../../figures/standalone-svg.ts';
import { loadText } from '../load.ts';
import { facesShown } from './downloads.ts';
import { pngOfSvg } from './png-of-svg.ts';
import { saveFile } from './save-file.ts';

/** What is written of a figure beside its files; the site has more of it. */
interface Metadata extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly cite: string;
}

/**
 * Saves drawing, picture, numbers, metadata and the text to cite of the figure whose metadata a link leads to, in one
 * archive: as published, or as the reader has changed it.
 *
 * @throws NotLoaded if something published cannot be had
 */
export async function saveArchive(link: HTMLAnchorElement): Promise<void> {
  const published = JSON.parse(await loadText(link.href)) as Metadata;
  const faces = facesShown(link.closest<HTMLElement>('.figure')!);
  const fileAs = (kind: string) => loadText(link.href.replace(/\.json$/, `.${kind}`));
  const svg = faces ? standaloneSvg(faces.wide) : await fileAs('svg');
  const csv = faces ? figureCsv(faces.table) : await fileAs('csv');
  const { spec: _, ...said } = published;
  const metadata = faces
    ? {
        ...said,
        ...{ id: faces.id, title: faces.title, caption: faces.caption, description: faces.alt },
        columns: faces.table.columns.map(({ key, label }) => ({ name: key, label })),
        changed: 'a reader has changed what the figure shows',
      }
    : published;
  const picture = new Uint8Array(await (await pngOfSvg(inLightTheme(svg))).arrayBuffer());
  const { id } = metadata;
  const archive = zipSync({
    [`${id}/${id}.svg`]: strToU8(svg),
    // It is compressed already.
    [`${id}/${id}.png`]: [picture, { level: 0 }],
    [`${id}/${id}.csv`]: strToU8(csv),
    [`${id}/metadata.json`]: strToU8(`${JSON.stringify(metadata, undefined, 2)}\n`),
    [`${id}/cite.txt`]: strToU8(`${published.cite}\n`),
  });
  saveFile(`${id}.zip`, new Blob([archive], { type: 'application/zip' }));
}
