import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { keep } from '../analysis/keep.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { sideBySide } from '../analysis/compare/side-by-side.ts';
import { METRICS, type Metric } from '../analysis/metric.ts';
import { keptChart } from '../figures/build-chart.ts';
import type { Figure } from '../figures/figure.ts';
import { drawFaces, type Faces } from '../figures/build-faces.ts';
import { safeId } from '../figures/safe-id.ts';
import { standaloneSvg } from '../figures/standalone-svg.ts';
import { lightStylesheet } from '../figures/stylesheet.ts';
import { publishFaces, type PublishedFaces } from '../figures/page-markup.ts';
import { comparisonId } from '../figures/comparison-id.ts';
import { buildDumbbell } from '../figures/dumbbell.ts';
import { buildSideBySide } from '../figures/side-by-side.ts';
import type { FigureSpec } from '../figures/spec.ts';
import { whatIsShown } from '../figures/what-is-shown.ts';
import type { Report } from '../markdown/report.ts';
import { standardFigures } from '../figures/standard-figures.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import { buildCache, BYTES, type CacheSource, jsonForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { loadReport } from './load-report.ts';
import { observation } from './observed.ts';
import { hasPicture, narrativeFigures } from './narrative-figures.ts';
import { type ComparedPair, preparedComparisons } from './prepared-comparisons.ts';
import { descriptorDigest, readingDigest } from './readings.ts';
import { paint } from './picture/painter.ts';
import type { PictureFigure } from './picture/figure-png.ts';
import { ofEachDataset } from './static-paths.ts';
import { summariesFile } from './summaries-file.ts';
import { noteUse, withUses } from './used-datasets.ts';

/** A figure that pages show and files hold. */
export interface PublishedFigure {
  readonly id: string;
  /** The dataset under whose name its files are. */
  readonly dataset: string;
  /** Where it stands if nowhere else: the path of a page, with its anchor. */
  readonly page: string;
  /** Absent for a comparison. */
  readonly spec?: FigureSpec;
  /** Another dataset that it shows too. */
  readonly beside?: string;
  /** A digest of all that is seen of it: as long as it is the same, so is the drawing. */
  shown(): string;
  draw(): Faces;
}

/** Pages come dataset by dataset, and no dataset of the report has more figures. */
const MOST_IN_MEMORY = 400;
const drawings = buildCache.shelf('figures', jsonForm<PublishedFaces>(), { mostSources: MOST_IN_MEMORY });
const pictures = buildCache.shelf('pictures', BYTES);

/** By a digest of what is to be seen. */
const painted = new Map<string, Promise<Uint8Array>>();

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
      'src/site/picture',
    ].map((path) => join(generatorRoot, path)),
    join(reportRoot, 'package-lock.json'),
  ));
}

function digestOfData(analysis: Analysis): string {
  return readingDigest(analysis.name) ?? summariesFile(analysis).digest;
}

const figures = new WeakMap<FigureSpec, { readonly of: Analysis; readonly figure: PublishedFigure }>();

/** A figure of one dataset: the same one for all routes that list the same spec. */
export function figureOf(spec: FigureSpec, analysis: Analysis): PublishedFigure {
  const known = figures.get(spec);
  if (known?.of === analysis) return known.figure;
  const figure = newFigure(spec, analysis);
  figures.set(spec, { of: analysis, figure });
  return figure;
}

function newFigure(spec: FigureSpec, analysis: Analysis): PublishedFigure {
  return {
    id: spec.id,
    dataset: analysis.name,
    page: `/datasets/${analysis.name}/#${spec.id}`,
    spec,
    shown: keep(() => digestOf(namesIn(analysis), whatIsShown(spec, keptChart(analysis, spec)))),
    draw: () => drawFaces(keptChart(analysis, spec), spec.id),
  };
}

/** What things are called, their looks, which go by what there is, and what layers do. */
const namesIn = keptWithAnalysis((analysis) => {
  const { name, models, libraries, networks } = analysis;
  const described = descriptorDigest(name) ?? digestOfData(analysis);
  return digestOf(JSON.stringify([described, models, libraries, networks]));
});

function digestOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
}

/** The best times of two datasets; its files are with those of the first one. */
export function comparisonFigure({ a, b, versions }: ComparedPair, metric: Metric): PublishedFigure {
  const id = comparisonId(a, b, metric);
  return {
    id,
    dataset: a.name,
    page: `/compare/${a.name}/${b.name}/#${id}`,
    beside: b.name,
    shown: () => `${digestOfData(a)} ${digestOfData(b)}`,
    draw: () => {
      if (versions) return buildDumbbell({ before: a, after: b }, metric);
      const boards = { first: a, second: b };
      return buildSideBySide(boards, sideBySide(boards, metric));
    },
  };
}

/** A figure in its widths, drawn once however often it is asked for. */
export async function facesOf(figure: PublishedFigure): Promise<PublishedFaces> {
  const { id, dataset, shown, draw } = figure;
  noteFigure(figure);
  const { value } = withUses(async () => {
    const source = await withCode({ name: `${dataset}/${id}`, digest: shown() });
    return drawings.get(source, '', () => Promise.resolve(publishFaces(draw())));
  });
  return value;
}

/** Of a figure a page depends on what is seen of it. */
const seen = observation('figure', (analysis, spec: FigureSpec) => figureOf(spec, analysis).shown());

function noteFigure({ dataset, beside, spec }: PublishedFigure): void {
  if (spec !== undefined) seen.note(dataset, spec);
  else for (const each of [dataset, beside]) if (each !== undefined) noteUse(each);
}

/** The figure as a PNG: the wide drawing. */
export async function pictureOf(figure: PublishedFigure): Promise<Uint8Array> {
  noteFigure(figure);
  const source = await withCode({ name: `${figure.dataset}/${figure.id}`, digest: figure.shown() });
  return pictures.get(source, '', () => paintedOnce(figure));
}

/** It is painted once however many names the very same drawing has. */
async function paintedOnce(figure: PublishedFigure): Promise<Uint8Array> {
  const { wide } = await facesOf(figure);
  const drawing = digestOf(nameless(standaloneSvg(wide, lightStylesheet), figure.id));
  const painting = painted.get(drawing) ?? paint({ of: seenOf(wide) });
  painted.set(drawing, painting);
  return painting;
}

/**
 * A picture for links to a page: its title, a line below it, and a figure, where there is one to show.
 *
 * @param name no other card has it
 */
export async function cardOf(
  name: string,
  title: string,
  line: string,
  figure: PublishedFigure | undefined,
): Promise<Uint8Array> {
  const chart = figure && seenOf((await facesOf(figure)).wide);
  const source = await withCode({ name: `cards/${name}`, digest: JSON.stringify({ title, line, chart }) });
  return pictures.get(source, '', () => paint({ title, line, chart }));
}

function seenOf({ svg, width, height, title, caption }: Figure): PictureFigure {
  return { svg, width, height, title, caption };
}

/** A drawing without what its elements are called by, which no eye sees. */
function nameless(svg: string, id: string): string {
  return svg.replaceAll(`svg-${safeId(id)}`, 'svg');
}

async function withCode({ name, digest }: CacheSource): Promise<CacheSource> {
  return { name, digest: `${digest} ${await drawingCodeDigest()}` };
}

export interface FigureProps extends Record<string, unknown> {
  figure: PublishedFigure;
}

export interface FigurePath {
  params: { dataset: string; id: string };
  props: FigureProps;
}

export function pathOf(figure: PublishedFigure): FigurePath {
  return { params: { dataset: figure.dataset, id: figure.id }, props: { figure } };
}

/** The figures of a dataset that have files: the standard ones, and those of the narrative. */
export function publishedSpecs(analysis: Analysis, report: Report): readonly FigureSpec[] {
  const all = [...standardFigures(analysis), ...narrativeFigures(report, analysis.name)];
  return [...new Map(all.map((spec) => [spec.id, spec])).values()];
}

/**
 * Static paths of the figures that have files: those of the narrative and the charts of the original on their dataset, the
 * standard ones of every dataset.
 */
export async function cardPaths(): Promise<FigurePath[]> {
  const { report } = await loadReport();
  return ofEachDataset(
    'figures',
    (analysis) => publishedSpecs(analysis, report),
    (spec, analysis) => pathOf(figureOf(spec, analysis)),
  );
}

/** Static paths of the figures that have a picture. */
export async function picturePaths(): Promise<FigurePath[]> {
  const { report } = await loadReport();
  return (await cardPaths()).filter(({ params: { dataset, id } }) => hasPicture(report, dataset, id));
}

/**
 * Paints all pictures, beside whatever happens meanwhile. Two at a time: one is painted while the other waits for the drawing,
 * which is made between pages.
 */
export async function paintAhead(): Promise<void> {
  const left = (await picturePaths()).map(({ props }) => props.figure).values();
  const painter = async (): Promise<void> => {
    // What goes wrong is told by the page of the picture, which asks for it again.
    for (const figure of left) await pictureOf(figure).catch(() => undefined);
  };
  await Promise.all([painter(), painter()]);
}

/** Static paths of every figure: those that stand in cards, and those of the comparisons that have pages. */
export async function figurePaths(): Promise<FigurePath[]> {
  const compared = (await preparedComparisons()).flatMap((pair) =>
    METRICS.map((metric) => pathOf(comparisonFigure(pair, metric))),
  );
  return [...(await cardPaths()), ...compared];
}
