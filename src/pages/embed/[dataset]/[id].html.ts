import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../../../roots.ts';
import { embedPage } from '../../../site/embed-page.ts';
import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { figurePlace } from '../../../site/figure-place.ts';
import { absoluteUrl } from '../../../site/href.ts';
import { loadReport } from '../../../site/load-report.ts';
import stylesheet from '../../../styles/embed.css?raw';
import scrolling from '../../../styles/figure-scroll.css?raw';
import visuallyHidden from '../../../styles/visually-hidden.css?raw';
import font from '../../../styles/fonts/source-sans.woff2?url';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = figurePaths;

const script = readFileSync(join(generatorRoot, 'src/client/embedded.js'), 'utf8');

/** A page with one figure, for frames of other pages. */
export const GET = siteFile<FigureProps>('text/html; charset=utf-8', async ({ props: { figure }, site }) => {
  const { report } = await loadReport();
  const { title, shortTitle, version, licence } = report.metadata;
  const from = [
    shortTitle ?? title,
    ...(version === undefined ? [] : [`version ${version}`]),
    licence.text.name,
  ];
  return embedPage({
    faces: await facesOf(figure),
    stylesheet: scrolling + visuallyHidden + stylesheet,
    script,
    font,
    address: absoluteUrl(figurePlace(figure, report), site),
    from: from.join(' · '),
  });
});
