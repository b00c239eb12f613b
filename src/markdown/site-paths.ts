import type { Analysis } from '../analysis/analysis.ts';
import { METRICS } from '../analysis/metric.ts';
import { publishedTables } from '../analysis/tables.ts';
import { standardFigures } from '../figures/standard-figures.ts';
import { chartPath, WHOLE_REPORT } from './addresses.ts';
import type { Report } from './report.ts';

/** Pages that are there whatever the data. */
const PAGES = ['/', WHOLE_REPORT, '/datasets/', '/compare/', '/claims/', '/search/', '/rss.xml'];
const OWN_FILES = [
  'runs.csv',
  'layers.csv',
  'iterations.csv',
  'networks.csv',
  'failures.csv',
  'datapackage.json',
  'claims.json',
];

/** The paths that a chapter may refer to: every page of every dataset, and the files of the report's own. */
export function sitePaths(
  { metadata, chapters, charts, figures, own: added }: Report,
  analysis: Analysis,
  datasets: readonly string[],
): readonly string[] {
  const { name, models } = analysis;
  const own = figures.filter(({ dataset = name }) => dataset === name);
  const specs = [
    ...own.flatMap(({ spec, choices }) => [spec, ...choices]),
    ...charts.map(({ spec }) => spec),
  ];
  const ids = new Set([...specs, ...standardFigures(analysis)].map(({ id }) => id));
  return [
    ...PAGES,
    ...chapters.map(({ path }) => path),
    ...added.pages.keys(),
    ...(charts.length > 0 ? [`/figures/${name}/`] : []),
    ...charts.map(({ spec }) => chartPath(name, spec.id)),
    ...datasets.flatMap((dataset) => ['tables', 'explore', 'datasets'].map((page) => `/${page}/${dataset}/`)),
    ...(metadata.comparisons ?? []).map(([a, b]) => `/compare/${a}/${b}/`),
    ...OWN_FILES.map((file) => `/data/${name}/${file}`),
    ...METRICS.flatMap((metric) =>
      publishedTables(analysis, metric).flatMap((table) =>
        ['csv', 'json'].map((ending) => `/data/${name}/${metric}/${table}.${ending}`),
      ),
    ),
    ...[...ids].flatMap((id) => ['svg', 'png', 'csv'].map((ending) => `/figures/${name}/${id}.${ending}`)),
    ...models.map((model) => `/models/${name}/${model}.prototxt`),
  ];
}

/** The path of `<Ref to="/…">` itself: with the dataset in it, without a query or an anchor. */
export function pathOf(to: string, dataset: string): string {
  const path = to.replace('{dataset}', dataset).replace(/[?#].*$/, '');
  return path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`;
}

/** The datasets that `<Ref to="/compare/?a=…&b=…">` names; none of any other path. */
export function comparedDatasets(to: string, dataset: string): readonly string[] {
  if (pathOf(to, dataset) !== '/compare/') return [];
  const query = new URLSearchParams(to.replace('{dataset}', dataset).replace(/^[^?]*|#.*$/g, ''));
  return ['a', 'b'].flatMap((side) => query.get(side) ?? []);
}
