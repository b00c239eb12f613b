import type { Chart } from '../chart.ts';
import { column, headColumn, numberColumn } from '../column-vocabulary.ts';
import { drawSignedBars } from '../drawing/signed-bars.ts';
import { percentText, percentTextToOne } from '../measures/number-text.ts';
import type { PlainCell } from '../table.ts';
import type { Board } from './board.ts';
import { type Entry, rankedModels } from './ranked-models.ts';
import { shownPart } from './shown-part.ts';

/** What can really be had of the estimates: one batch size for all layers, all repetitions. */
const METHOD = 'same-batch';

/** What choosing the library layer by layer saves on each board: a panel per model, the largest saving first. */
export function boardSavings(boards: readonly Board[]): Chart {
  const ranked = rankedModels(boards).flatMap(({ model, entries }) => {
    const solved = entries
      .filter((entry) => savingOf(entry) !== undefined)
      .toSorted((a, b) => savingOf(b)! - savingOf(a)!);
    return solved.length === 0 ? [] : [{ model, entries: solved }];
  });
  const { models, note } = shownPart(ranked, 'that save most');
  const entries = models.flatMap((each) => each.entries);
  return {
    table: {
      columns: [
        { ...column('model'), filter: undefined },
        headColumn('board', 'board'),
        numberColumn('libraries', 'libraries to choose from', 'count'),
        column('saving', 'saving (fraction)'),
      ],
      rows: entries.map((entry): PlainCell[] => [
        entry.model,
        entry.board.label,
        entry.adaptive!.libraries,
        savingOf(entry)!,
      ]),
    },
    title: 'What the best library for each layer saves on each board',
    caption:
      'What the best library for each layer saves over the best single library, out of all libraries of a board that run the same ' +
      `layers in single precision: inference, one batch size for all layers.${note}`,
    alt: [
      'Bar chart of savings.',
      ...models.map(({ model, entries: ofModel }) => {
        const told = ofModel.map((entry) => `${entry.board.label} ${percentTextToOne(savingOf(entry)!)}`);
        return `${model}: ${told.join(', ')}.`;
      }),
    ].join(' '),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawSignedBars(canvas, {
        panels: models.map(({ model, entries: ofModel }) => ({
          label: model,
          bars: ofModel.map((entry) => ({
            index: entries.indexOf(entry),
            label: entry.board.label,
            value: savingOf(entry)!,
            valueText: percentTextToOne(savingOf(entry)!),
            hollow: false,
          })),
        })),
        axisLabel: 'Saving over the best library (longer is better)',
        tickText: percentText,
        hue: 'm2',
        notes: [],
      }),
    }),
  };
}

function savingOf({ adaptive }: Entry): number | undefined {
  return adaptive?.savings[METHOD];
}
