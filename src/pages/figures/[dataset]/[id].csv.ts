import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { figureCsv } from '../../../figures/figure-csv.ts';
import { CSV, siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = figurePaths;

export const GET = siteFile<FigureProps>(CSV, async ({ props: { figure } }) =>
  figureCsv((await facesOf(figure)).wide.table),
);
