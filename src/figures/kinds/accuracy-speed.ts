import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { accuracyAndSpeed, type AccuracyAndSpeed } from '../../analysis/pareto-front.ts';
import type { Chart } from '../chart.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  textColumn,
} from '../column-vocabulary.ts';
import { drawStrips } from '../drawing/strips.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { both, lackOfSome } from '../lacks/lack.ts';
import { unmeasuredTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { listText, numberText, percentTextToOne } from '../measures/number-text.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { defineKind } from './define-kind.ts';
import { inItems } from '../../dataset/item-words.ts';

const fields = {
  metric: { words: ['inference'] },
  models: {},
  libraries: {},
} as const satisfies FieldUses;

/**
 * Accuracy beside speed: a lane per model, the most accurate first, a dot per library on a logarithmic axis. What no
 * other pair beats in one without losing in the other wears a ring and its value.
 */
export const accuracySpeed = defineKind({
  label: 'Accuracy beside speed',
  group: 'Speed',
  fields,
  series: ['libraries'],
  mark: 'dot',
  chart,
  lacks(chosen, analysis) {
    const models = selectModels(chosen.models, analysis);
    const without = models.filter((model) => analysis.descriptor.models.get(model)?.accuracy === undefined);
    const stated = lackOfSome(
      models,
      without.map((model) => modelLabel(model, analysis.descriptor)),
      (names) => `The dataset states no accuracy of ${names}.`,
    );
    return both(stated, unmeasuredTimes(chosen, analysis));
  },
});

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const pairs = accuracyAndSpeed(analysis).filter(
    ({ model, library }) => models.includes(model) && libraries.includes(library),
  );
  const timeOf = ({ model, library }: AccuracyAndSpeed) => analysis.timePerImage('inference', model, library);
  const label = ({ model, library }: AccuracyAndSpeed) =>
    `${modelLabel(model, analysis.descriptor)} with ${libraryLabel(library, analysis.descriptor)}`;
  const looks = libraryLooks(analysis);
  const front = pairs.filter(({ onFront }) => onFront);
  const shown = libraries.filter((library) => pairs.some((pair) => pair.library === library));
  const lanes = [...Map.groupBy(pairs, ({ model }) => model).values()].sort(
    (a, b) => b[0]!.top1 - a[0]!.top1 || fastest(b) - fastest(a),
  );

  return {
    table: {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        numberColumn('top1_accuracy', 'top-1 accuracy', 'percent'),
        itemColumn(analysis, 'images_per_second'),
        column('repetitions'),
        itemColumn(analysis, 'mean_ms'),
        column('std_ms'),
        textColumn('beaten', 'beaten by another pair'),
      ],
      rows: pairs.map((pair): PlainCell[] => [
        pair.model,
        pair.library,
        pair.batchSize,
        pair.top1,
        pair.imagesPerSecond,
        timeOf(pair)?.repetitions ?? null,
        pair.timeMs,
        timeOf(pair)?.std ?? null,
        pair.onFront ? 'no' : 'yes',
      ]),
    },
    title: 'Accuracy beside speed',
    caption:
      inItems('Accuracy beside speed, inference: images per second', analysis.descriptor) +
      ' of every model with every library at its best batch size; ' +
      'models from the most accurate down, by top-1 accuracy as their authors state it. A ring marks what no other ' +
      'pair beats in accuracy or speed without losing in the other. Logarithmic axis.',
    alt:
      pairs.length === 0
        ? 'Nothing to draw: no accuracy is stated for any model.'
        : `Dot chart of ${String(pairs.length)} pairs of a model and a library. Not beaten by any other: ${listText(
            front.map(
              (pair) =>
                `${label(pair)}, ${percentTextToOne(pair.top1)} and ${numberText(pair.imagesPerSecond)} ${inItems('images per second', analysis.descriptor)}`,
            ),
          )}.`,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawStrips(canvas, {
        strips: lanes.map((lane) => ({
          label: `${modelLabel(lane[0]!.model, analysis.descriptor)}, ${percentTextToOne(lane[0]!.top1)} top-1`,
          dots: lane.map((pair) => ({
            index: pairs.indexOf(pair),
            series: pair.library,
            look: looks.get(pair.library)!,
            value: pair.imagesPerSecond,
            ...(pair.onFront ? { label: numberText(pair.imagesPerSecond) } : {}),
          })),
        })),
        axisLabel: inItems('Images per second (further right is better)', analysis.descriptor),
        legend: shown.map((library) => ({
          label: libraryLabel(library, analysis.descriptor),
          series: library,
          look: looks.get(library)!,
          tint: 0,
        })),
      }),
    }),
  };
}

function fastest(lane: readonly AccuracyAndSpeed[]): number {
  return Math.max(...lane.map(({ imagesPerSecond }) => imagesPerSecond));
}
