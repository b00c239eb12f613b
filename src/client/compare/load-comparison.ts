import type { Analysis } from '../../analysis/analysis.ts';
import { closestCommon, type Common } from '../../analysis/compare/library-matches.ts';
import { sideBySide } from '../../analysis/compare/side-by-side.ts';
import { compareAnalyses } from '../../analysis/compare/compare-analyses.ts';
import { areVersions, inOrder } from '../../analysis/compare/versions.ts';
import { datasetLabel } from '../../analysis/labels.ts';
import { METRICS } from '../../analysis/metric.ts';
import type { Faces } from '../../figures/build-faces.ts';
import { buildDumbbell } from '../../figures/dumbbell.ts';
import { buildSideBySide } from '../../figures/side-by-side.ts';
import { aloneSentences, fasterSentences, nothingInCommon } from '../../figures/side-by-side-words.ts';
import { changedOtherwise, changedTimes } from '../../figures/what-happened.ts';
import { namePrefixes } from '../../figures/side-names.ts';
import { loadAnalysis } from '../figures/dataset-analysis.ts';
import { enablePointing } from '../figures/pointing.ts';
import { holdHeight, showFaces } from '../figures/show-faces.ts';
import { namesOfBoth, preparedLink } from './comparison-head.ts';
import { type NamedPair, paragraph } from './tell-asked.ts';

/** A comparison that needs nothing more from the network. */
export interface LoadedComparison {
  /** Puts it into the page. @param common what libraries of two boards have to have in common */
  show(root: HTMLElement, common: readonly Common[] | undefined): void;
}

/** A part of the comparison: a figure, and what is to be said of it. */
interface Part {
  readonly metric: string;
  readonly words: readonly Element[];
  readonly faces: Faces;
}

interface Comparison {
  readonly title: string;
  readonly datasets: readonly Analysis[];
  readonly head: readonly Element[];
  readonly parts: readonly Part[];
  /** What one of two boards alone has, in sentences. */
  readonly alone?: readonly string[];
  /** Of two boards, what their libraries had to have in common. */
  readonly common?: readonly Common[];
}

/**
 * Fetches what the site publishes of two datasets, without the times of layers, which nothing here needs.
 *
 * @param site the address of the site's root
 * @throws NotLoaded if it cannot be had
 */
export async function loadComparison({ a, b, problems }: NamedPair, site: string): Promise<LoadedComparison> {
  const [first, second] = await Promise.all(
    [a, b].map((name) => loadAnalysis(`${site}data/${encodeURIComponent(name)}/points.json`, 'no-cache')),
  );
  return {
    show(root, common) {
      const comparison = areVersions(first!, second!)
        ? whatChanged(inOrder([first!, second!]), root, site)
        : compareBoards(first!, second!, common, root, site);
      put(root, { ...comparison, head: [...problems.map(paragraph), ...comparison.head] });
    },
  };
}

function compareBoards(
  first: Analysis,
  second: Analysis,
  common: readonly Common[] | undefined,
  root: HTMLElement,
  site: string,
): Comparison {
  const boards = { first, second };
  const prefixes = namePrefixes(boards);
  const shared = common ?? closestCommon(boards);
  const comparisons = METRICS.map((metric) => sideBySide(boards, metric, shared));
  const nothing = nothingInCommon(boards, comparisons);
  return {
    title: 'Side by side',
    datasets: [first, second],
    head: [
      namesOfBoth(
        [
          [prefixes.first, first],
          [prefixes.second, second],
        ],
        site,
      ),
      ...(nothing === undefined ? [] : [nothing]).map(paragraph),
      ...preparedLink(first, second, root),
    ],
    common: shared,
    alone: aloneSentences(boards, comparisons[0]!),
    parts: comparisons
      .filter(({ rows }) => rows.length > 0)
      .map((comparison) => ({
        metric: comparison.metric,
        words: fasterSentences(comparison, boards).map(paragraph),
        faces: buildSideBySide(boards, comparison),
      })),
  };
}

function whatChanged([before, after]: readonly Analysis[], root: HTMLElement, site: string): Comparison {
  const pair = { before: before!, after: after! };
  const comparisons = METRICS.map((metric) => compareAnalyses(pair, metric));
  return {
    title: 'What changed',
    datasets: [pair.before, pair.after],
    head: [
      namesOfBoth(
        [
          ['From ', pair.before],
          ['To ', pair.after],
        ],
        site,
      ),
      ...sentences(changedOtherwise(pair, comparisons[0]!)),
      ...preparedLink(pair.before, pair.after, root),
    ],
    parts: comparisons
      .filter(({ bestTimes }) => bestTimes.length > 0)
      .map((comparison) => ({
        metric: comparison.metric,
        words: sentences(changedTimes(pair, comparison)),
        faces: buildDumbbell(pair, comparison.metric),
      })),
  };
}

/** Clauses as sentences. */
function sentences(clauses: readonly string[]): readonly Element[] {
  return clauses.map((clause) => paragraph(`${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`));
}

/** Between a page's own title and that of the site. */
const SEPARATOR = ' · ';

function put(root: HTMLElement, comparison: Comparison): void {
  const { title, datasets, head, parts, alone = [], common } = comparison;
  root.querySelector('h1')!.textContent = title;
  const site = document.title.split(SEPARATOR).at(-1)!;
  document.title = [
    `${title}: ${datasets.map(({ descriptor }) => datasetLabel(descriptor)).join(', ')}`,
    site,
  ].join(SEPARATOR);
  root.querySelector('.compare-what')!.replaceChildren(...head);
  const rest = root.querySelector<HTMLElement>('.compare-alone')!;
  rest.hidden = alone.length === 0;
  rest.querySelector('div')!.replaceChildren(...alone.map(paragraph));
  const choices = root.querySelector<HTMLFieldSetElement>('.compare-common')!;
  choices.hidden = common === undefined;
  for (const box of choices.querySelectorAll('input'))
    box.checked = common?.some((each) => each === box.value) ?? false;
  for (const place of root.querySelectorAll<HTMLElement>('.compare-part')) {
    const part = parts.find(({ metric }) => metric === place.dataset['metric']);
    place.hidden = part === undefined;
    if (part === undefined) continue;
    place.querySelector('.compare-words')!.replaceChildren(...part.words);
    const card = place.querySelector<HTMLElement>('.figure')!;
    holdHeight(card);
    showFaces(card, part.faces);
    enablePointing(card);
  }
}
