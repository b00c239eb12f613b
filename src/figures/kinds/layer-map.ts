import { contestsOf } from '../../analysis/adaptive/confidence.ts';
import type { LayerContest, Verdict } from '../../analysis/adaptive/layer-contest.ts';
import { ONE_BATCH_METHODS } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel, shortLibraryLabel } from '../../analysis/labels.ts';
import { numberOrNull } from '../../analysis/sample-statistics.ts';
import type { Chart, Piece } from '../chart.ts';
import { column, numberColumn, otherLibraryColumn } from '../column-vocabulary.ts';
import {
  drawGridHead,
  drawGridPlot,
  drawLayerGrid,
  gridPages,
  gridWidth,
  type GridRow,
  type LayerGrid,
} from '../drawing/layer-grid.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unsolved } from '../lacks/unsolved.ts';
import { libraryLooks } from '../looks.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText, numberText } from '../measures/number-text.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibrarySet } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

/** What is drawn as a win; all else is a tie. */
const WON: ReadonlySet<Verdict> = new Set(['beyond-noise', 'uncontested']);

const fields = {
  metric: {},
  model: { required: true },
  librarySet: { required: true },
  method: { words: ONE_BATCH_METHODS },
} as const satisfies FieldUses;

/** Which library wins each layer, by how much, and whether that is beyond the noise: layers against libraries. */
export const layerMap = defineKind({
  label: 'Who wins each layer',
  group: 'Best library for each layer',
  needsLayers: true,
  fields,
  series: ['librarySet'],
  chart,
  lacks: unsolved,
  standardOfSet: {
    ofModel(model, { analysis, set, isFirst }) {
      const layers = analysis.solver('inference').problem(set.libraries, model)?.layers.length ?? 0;
      return isFirst && layers * set.libraries.length <= MOST_CELLS
        ? [{ id: `layer-map-${safeId(model)}`, model, librarySet: set.name }]
        : [];
    },
  },
});

/** A larger map is a table, which its own page has. */
const MOST_CELLS = 800;

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, method } = chosen;
  const model = requireModel(chosen.model, analysis);
  const set = selectLibrarySet(chosen.librarySet, analysis);
  const decided = contestsOf(analysis, metric, set, model, method);
  const contests = decided?.contests ?? [];
  const timed = new Set(decided?.solution.libraries ?? []);
  const libraries = analysis.libraries.filter((library) => timed.has(library));
  const position = new Map((decided?.solution.libraries ?? []).map((library, at) => [library, at]));
  const timeOf = (contest: LayerContest, library: string) => contest.timesMs[position.get(library)!] ?? NaN;
  const looks = libraryLooks(analysis);
  const label = modelLabel(model, analysis.descriptor);
  const batch = decided?.solution.batchSize;
  const words = `${label} with ${librariesText(chosen.librarySet, set, analysis)}, ${METRIC_WORDS[metric]}`;
  const undecided = contests.some(({ verdict }) => verdict === 'unknown');
  const nothing = `No ${method} solution for ${words}.`;

  const notes = [
    ...(decided ? [] : [nothing]),
    ...(undecided
      ? [
          'With one repetition it is not known which wins are beyond the noise: contested layers are shown as ties.',
        ]
      : []),
    ...(contests.some(({ winnerMs }) => winnerMs === 0)
      ? [
          'Where the winner’s time is 0, below the timer’s resolution, the others’ times in ms stand beside it.',
        ]
      : []),
  ];

  const grid: LayerGrid = {
    columns: libraries.map((library) => ({
      series: library,
      label: shortLibraryLabel(library, analysis.descriptor),
      look: looks.get(library)!,
    })),
    rows: contests.map(gridRow),
    legend: ['winner beyond the noise', 'tie with the runner-up'],
    notes,
  };

  return {
    table: {
      columns: [
        column('layer'),
        column('type'),
        otherLibraryColumn(analysis, 'winner'),
        otherLibraryColumn(analysis, 'runner_up', 'runner-up'),
        numberColumn('margin', 'faster than the runner-up by', 'percent'),
        column('verdict'),
        ...libraries.map((library) =>
          numberColumn(
            `${library}_ms`,
            `${libraryLabel(library, analysis.descriptor)} (${inItems('ms per image', analysis.descriptor)})`,
            'ms',
          ),
        ),
      ],
      rows: contests.map((contest): PlainCell[] => [
        contest.layer,
        analysis.layerDefinition(model, contest.layer)?.type ?? null,
        contest.winner,
        contest.runnerUp ?? null,
        contest.margin ?? null,
        contest.verdict,
        ...libraries.map((library) => numberOrNull(timeOf(contest, library))),
      ]),
    },
    title: `Who wins each layer of ${label}, ${METRIC_WORDS[metric]}`,
    caption: decided
      ? `Who wins each layer: ${words}. ${label} runs at batch size ${String(batch)}. The winner’s cell is filled and holds its ${inItems('time per image', analysis.descriptor)} in ms, the others how many times slower they are; where the first two tie, or run the same kernel, both are outlined.`
      : nothing,
    alt: describe(),
    draw: (canvas) => drawLayerGrid(canvas, grid),
    pieces: (width) =>
      gridPages(grid, width).map((rows, page): Piece => (canvas) => {
        const top = page === 0 ? drawGridHead(canvas, grid) : 0;
        return drawGridPlot(canvas, grid, top, rows);
      }),
    parts: {
      widthOn: (width) => gridWidth(grid, width),
      head: (canvas) => drawGridHead(canvas, grid),
      plot: (canvas) => drawGridPlot(canvas, grid),
    },
  };

  function gridRow(contest: LayerContest, index: number): GridRow {
    const module = moduleOf(contest.layer);
    const shared = module !== '' && contests.filter(({ layer }) => moduleOf(layer) === module).length > 1;
    return {
      index,
      label: shared ? contest.layer.slice(module.length + 1) : contest.layer,
      ...(shared && { group: module }),
      cells: libraries.map((library) => {
        const timeMs = timeOf(contest, library);
        if (Number.isNaN(timeMs)) return { text: '', mark: 'none' };
        const inTie =
          !WON.has(contest.verdict) && (library === contest.winner || library === contest.runnerUp);
        const mark = inTie ? 'outlined' : library === contest.winner ? 'filled' : 'none';
        // Nothing is a multiple of 0: beside such a winner times stand by themselves.
        const isTime = library === contest.winner || contest.winnerMs === 0;
        const text = isTime ? timeText(timeMs) : slowerText(timeMs / contest.winnerMs);
        return { text, mark };
      }),
    };
  }

  function describe(): string {
    if (decided === undefined) return `Nothing to draw. ${nothing}`;
    const wins = libraries.flatMap((library) => {
      const won = contests.filter(
        ({ winner, verdict }) => winner === library && verdict === 'beyond-noise',
      ).length;
      return won === 0 ? [] : [`${libraryLabel(library, analysis.descriptor)} ${String(won)}`];
    });
    const ties = contests.filter(({ verdict }) => verdict === 'tie').length;
    const alike = contests.filter(({ verdict }) => verdict === 'same-kernel').length;
    return `Table of ${String(contests.length)} layers against ${String(libraries.length)} libraries at batch size ${String(batch)}. Layers won beyond the noise: ${wins.length === 0 ? 'none' : listText(wins)}. Ties: ${String(ties)}. The same kernel in the first two: ${String(alike)}.${undecided ? ` ${notes.join(' ')}` : ''}`;
  }
}

/** What stands before the slash in the names of layers that belong together. */
function moduleOf(layer: string): string {
  return layer.slice(0, Math.max(0, layer.indexOf('/')));
}

/** Short enough for a cell, down to the microsecond. */
function timeText(ms: number): string {
  return ms > 0 && ms < 0.0995 ? ms.toFixed(4) : numberText(ms);
}

/** As exactly as matters: hundredths for what is near, no decimals for what is far off. */
function slowerText(ratio: number): string {
  return `${ratio < 1.995 ? ratio.toFixed(2) : ratio < 9.95 ? ratio.toFixed(1) : String(Math.round(ratio))}×`;
}
