import { inItems } from '../../dataset/item-words.ts';
import type { Chart } from '../chart.ts';
import { column, headColumn, numberColumn, textColumn } from '../column-vocabulary.ts';
import { type BarGroup, drawGroupedBars } from '../drawing/grouped-bars.ts';
import { betterText, scaleText } from '../measures/better-text.ts';
import { numberText } from '../measures/number-text.ts';
import { formatQuantity } from '../measures/quantity.ts';
import type { PlainCell } from '../table.ts';
import type { Board } from './board.ts';
import { rankedModels } from './ranked-models.ts';
import { shownPart } from './shown-part.ts';

/** The best time per image of each model on each board: a panel per model, the fastest board first, dots on one axis. */
export function boardTimes(boards: readonly Board[]): Chart {
  const items = boards[0] ?? {};
  const { models, note } = shownPart(rankedModels(boards), 'fastest');
  const entries = models.flatMap((each) => each.entries);
  const groups = models.map(({ model, entries: ofModel }): BarGroup => ({
    label: model,
    bars: ofModel.map((entry, index) => ({
      index: entries.indexOf(entry),
      series: entry.board.name,
      label: `${entry.board.label}: ${entry.library}`,
      look: entry.look,
      value: entry.meanMs,
      valueText: numberText(entry.meanMs),
      best: index === 0 && ofModel.length > 1,
    })),
  }));
  const title = inItems('Best time per image on each board', items);
  return {
    table: {
      columns: [
        { ...column('model'), filter: undefined },
        headColumn('board', 'board'),
        textColumn('library', 'library'),
        column('batch_size'),
        column('mean_ms', inItems('time per image (ms)', items)),
        column('std_ms'),
        numberColumn('top1', 'top-1 accuracy (fraction)', 'digits'),
        column('energy_mj', inItems('energy per image (mJ)', items)),
      ],
      rows: entries.map((entry): PlainCell[] => [
        entry.model,
        entry.board.label,
        entry.library,
        entry.batchSize,
        entry.meanMs,
        entry.stdMs,
        entry.top1 ?? null,
        entry.energyMj ?? null,
      ]),
    },
    title,
    caption:
      `${inItems('The least mean time per image', items)} of each model on each board, with the library that takes it, at its best ` +
      `batch size.${scaleText('log')}${note}`,
    alt: [
      'Dot chart, logarithmic.',
      ...models.map(({ model, entries: ofModel }) => {
        const told = ofModel.map(
          ({ board, library, meanMs }) => `${board.label} ${formatQuantity(meanMs, 'ms')} with ${library}`,
        );
        return `${model}: ${told.join('; ')}.`;
      }),
    ].join(' '),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups,
        axisLabel: inItems(`Time per image, ms (${betterText('less', 'log')})`, items),
        tickText: String,
        scale: 'log',
        notes: [],
      }),
    }),
  };
}
