import { resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import type { Pair } from '../analysis/compare/pairs.ts';
import { METRICS, type Metric } from '../analysis/metric.ts';
import { buildFaces, type Faces } from '../figures/build-faces.ts';
import { publishFaces, type PublishedFaces } from '../figures/page-markup.ts';
import { buildDumbbell, dumbbellId } from '../figures/dumbbell.ts';
import type { FigureSpec } from '../figures/spec.ts';
import { standardFigures } from '../figures/standard-figures.ts';
import { buildDocument } from './build-document.ts';
import { loadAnalyses } from './load-datasets.ts';
import {
  createFigureCache,
  drawingCodeDigest,
  type FigureCache,
  type FigureSource,
  NO_FIGURE_CACHE,
} from './figure-cache.ts';
import { figurePng } from './figure-png.ts';
import { loadReport } from './load-report.ts';
import { summariesDigest } from './summaries-file.ts';

/** A figure that pages show and files hold. */
export interface PublishedFigure {
  readonly id: string;
  /** The dataset under whose name its files are. */
  readonly dataset: string;
  readonly source: FigureSource;
  /** Everything about it but its data. */
  readonly key: string;
  /** As long as it lives, what was drawn is kept in memory. */
  readonly owner: Analysis;
  draw(): Faces;
}

const document = buildDocument();
let cache: Promise<FigureCache> | undefined;
const drawn = new WeakMap<Analysis, Map<string, Promise<PublishedFaces>>>();

/** What earlier builds drew; in `dev` the code may change under it. */
function figureCache(): Promise<FigureCache> {
  return (cache ??= import.meta.env.DEV
    ? Promise.resolve(NO_FIGURE_CACHE)
    : drawingCodeDigest().then((code) => createFigureCache(resolve('.cache/figures'), code)));
}

/** A figure of one dataset. */
export function figureOf(spec: FigureSpec, analysis: Analysis): PublishedFigure {
  return {
    id: spec.id,
    dataset: analysis.name,
    source: { name: analysis.name, digest: summariesDigest(analysis) },
    key: JSON.stringify(spec),
    owner: analysis,
    draw: () => buildFaces(spec, analysis, { document }),
  };
}

/** The best times of two datasets side by side; its files are with those of the earlier one. */
export function comparisonFigure(pair: Pair, metric: Metric): PublishedFigure {
  const { before, after } = pair;
  const id = dumbbellId(pair, metric);
  return {
    id,
    dataset: before.name,
    source: {
      name: `${before.name}+${after.name}`,
      digest: `${summariesDigest(before)} ${summariesDigest(after)}`,
    },
    key: id,
    owner: after,
    draw: () => buildDumbbell(pair, metric, { document }),
  };
}

/** A figure in its widths, drawn once however often it is asked for. */
export function facesOf(figure: PublishedFigure): Promise<PublishedFaces> {
  let faces = drawn.get(figure.owner);
  if (faces === undefined) drawn.set(figure.owner, (faces = new Map<string, Promise<PublishedFaces>>()));
  const known = faces.get(figure.key) ?? drawFaces(figure);
  faces.set(figure.key, known);
  return known;
}

async function drawFaces({ source, key, draw }: PublishedFigure): Promise<PublishedFaces> {
  const kept = await figureCache();
  const bytes = await kept.bytes(source, key, () =>
    Promise.resolve(Buffer.from(JSON.stringify(publishFaces(draw())))),
  );
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as PublishedFaces;
}

/** The figure as a PNG: the wide drawing. */
export async function pictureOf(figure: PublishedFigure): Promise<Uint8Array> {
  const kept = await figureCache();
  return kept.bytes(figure.source, `${figure.key}.png`, async () => figurePng((await facesOf(figure)).wide));
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

/** Static paths of the figures that stand in cards: those of the narrative on its dataset, the standard ones of every dataset. */
export async function cardPaths(): Promise<FigurePath[]> {
  const { report } = await loadReport();
  return [...(await loadAnalyses()).values()].flatMap((analysis) => {
    const isNarrative = analysis.name === report.metadata.dataset;
    const narrative = isNarrative ? report.figures.map((figure) => figure.spec) : [];
    const ids = new Set(narrative.map((spec) => spec.id));
    const standard = standardFigures(analysis).filter((spec) => !ids.has(spec.id));
    return [...narrative, ...standard].map((spec) => pathOf(figureOf(spec, analysis)));
  });
}

/** Static paths of every figure: those that stand in cards, and those of every comparison. */
export async function figurePaths(): Promise<FigurePath[]> {
  const analyses = [...(await loadAnalyses()).values()];
  const compared = analyses.flatMap((before) =>
    analyses
      .filter((after) => after !== before)
      .flatMap((after) => METRICS.map((metric) => pathOf(comparisonFigure({ before, after }, metric)))),
  );
  return [...(await cardPaths()), ...compared];
}
