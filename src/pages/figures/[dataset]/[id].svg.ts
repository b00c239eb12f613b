import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { standaloneSvg } from '../../../figures/standalone-svg.ts';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = figurePaths;

export const GET = siteFile<FigureProps>('image/svg+xml', async ({ props: { figure } }) =>
  standaloneSvg((await facesOf(figure)).wide),
);
