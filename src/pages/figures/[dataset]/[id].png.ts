import { pictureOf, picturePaths, type FigureProps } from '../../../site/figure-files.ts';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = picturePaths;

export const GET = siteFile<FigureProps>('image/png', ({ props: { figure } }) => pictureOf(figure));
