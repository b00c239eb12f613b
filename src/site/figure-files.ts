import { join } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { sideBySide } from '../analysis/compare/side-by-side.ts';
import { METRICS, type Metric } from '../analysis/metric.ts';
import { buildFaces, type Faces } from '../figures/build-faces.ts';
import { publishFaces, type PublishedFaces } from '../figures/page-markup.ts';
import { comparisonId } from '../figures/comparison-id.ts';
import { buildDumbbell } from '../figures/dumbbell.ts';
import { buildSideBySide } from '../figures/side-by-side.ts';
import type { FigureSpec } from '../figures/spec.ts';
import { standardFigures } from '../figures/standard-figures.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import { buildDocument } from './build-document.ts';
import { loadAnalyses } from './load-datasets.ts';
import { buildCache, BYTES, type CacheSource, createContentCache, jsonForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { figurePng } from './figure-png.ts';
import { loadReport } from './load-report.ts';
import { type ComparedPair, preparedComparisons } from './prepared-comparisons.ts';
import { summariesFile } from './summaries-file.ts';

/** A figure that pages show and files hold. */
export interface PublishedFigure {
  readonly id: string;
  /** The dataset under whose name its files are. */
  readonly dataset: string;
  readonly source: CacheSource;
  /** Everything about it but its data. */
  readonly key: string;
  draw(): Faces;
}

const document = buildDocument();

/** What earlier builds drew; in `dev`, where the code may change under it, what was drawn since it last did. */
const cache = import.meta.env.DEV ? createContentCache() : buildCache;
const drawings = cache.shelf('figures', jsonForm<PublishedFaces>());
const pictures = cache.shelf('pictures', BYTES);

let code: Promise<string> | undefined;

/** A digest of the code that draws, and of the libraries that it uses. */
function drawingCodeDigest(): Promise<string> {
  return (code ??= contentDigest(
    ...[
      'src/dataset',
      'src/prototxt',
      'src/analysis',
      'src/figures',
      'src/site/figure-files.ts',
      'src/site/figure-png.ts',
    ].map((path) => join(generatorRoot, path)),
    join(reportRoot, 'package-lock.json'),
  ));
}

/** A figure of one dataset. */
export function figureOf(spec: FigureSpec, analysis: Analysis): PublishedFigure {
  return {
    id: spec.id,
    dataset: analysis.name,
    source: { name: analysis.name, digest: summariesFile(analysis).digest },
    key: JSON.stringify(spec),
    draw: () => buildFaces(spec, analysis, { document }),
  };
}

/** The best times of two datasets; its files are with those of the first one. */
export function comparisonFigure({ a, b, versions }: ComparedPair, metric: Metric): PublishedFigure {
  const id = comparisonId(a, b, metric);
  return {
    id,
    dataset: a.name,
    source: {
      name: `${a.name}+${b.name}`,
      digest: `${summariesFile(a).digest} ${summariesFile(b).digest}`,
    },
    key: id,
    draw: () => {
      if (versions) return buildDumbbell({ before: a, after: b }, metric, { document });
      const boards = { first: a, second: b };
      return buildSideBySide(boards, sideBySide(boards, metric), { document });
    },
  };
}

/** A figure in its widths, drawn once however often it is asked for. */
export async function facesOf({ source, key, draw }: PublishedFigure): Promise<PublishedFaces> {
  return drawings.get(await withCode(source), key, () => Promise.resolve(publishFaces(draw())));
}

/** The figure as a PNG: the wide drawing. */
export async function pictureOf(figure: PublishedFigure): Promise<Uint8Array> {
  return pictures.get(await withCode(figure.source), figure.key, async () =>
    figurePng((await facesOf(figure)).wide),
  );
}

async function withCode({ name, digest }: CacheSource): Promise<CacheSource> {
  return { name, digest: `${digest} ${await drawingCodeDigest()}` };
}

export interface FigureProps extends Record<string, unknown> {
  figure: PublishedFigure;
}

interface FigurePath {
  params: { dataset: string; id: string };
  props: FigureProps;
}

function pathOf(figure: PublishedFigure): FigurePath {
  return { params: { dataset: figure.dataset, id: figure.id }, props: { figure } };
}

/**
 * Static paths of the figures that have files: those of the narrative and the charts of the original on their dataset, the
 * standard ones of every dataset.
 */
export async function cardPaths(): Promise<FigurePath[]> {
  const { report } = await loadReport();
  return [...(await loadAnalyses()).values()].flatMap((analysis) => {
    const shown = report.figures.filter(({ dataset = report.metadata.dataset }) => dataset === analysis.name);
    const charts = analysis.name === report.metadata.dataset ? report.charts : [];
    const narrative = [
      ...shown.flatMap(({ spec, choices }) => [spec, ...choices]),
      ...charts.map(({ spec }) => spec),
    ];
    const specs = new Map([...standardFigures(analysis), ...narrative].map((spec) => [spec.id, spec]));
    return [...specs.values()].map((spec) => pathOf(figureOf(spec, analysis)));
  });
}

/** Static paths of every figure: those that stand in cards, and those of the comparisons that have pages. */
export async function figurePaths(): Promise<FigurePath[]> {
  const compared = (await preparedComparisons()).flatMap((pair) =>
    METRICS.map((metric) => pathOf(comparisonFigure(pair, metric))),
  );
  return [...(await cardPaths()), ...compared];
}
