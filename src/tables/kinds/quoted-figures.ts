import { quotedRow } from '../../claims/measures/quoted.ts';
import type { MeasureContext } from '../../claims/measure.ts';
import { words } from '../../claims/parameters.ts';
import type { QuotedFigure } from '../../claims/quoted-figure.ts';
import { Misstated } from '../../dataset/misstated.ts';
import { headColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

function figuresNamed(names: readonly string[], { quoted }: MeasureContext): readonly QuotedFigure[] {
  return names.map((name) => {
    const figure = quoted.get(name);
    if (figure !== undefined) return figure;
    throw new Misstated(`has an unknown quoted figure: ${name}`, `one of ${[...quoted.keys()].join(', ')}`);
  });
}

const sourcesOf = (figures: readonly QuotedFigure[]) => [...new Set(figures.map(({ source }) => source))];

export const quotedComparison = defineTable({
  kind: 'quoted-comparison',
  description:
    'Quoted rates beside the measured ones nearest to them, as measured and scaled to the quoted clock.',
  fields: { quoted: words },
  build: ({ quoted: names }, context) => {
    const figures = figuresNamed(names, context);
    return {
      columns: [
        headColumn('quoted', 'quoted'),
        numberColumn('quoted_images_per_second', 'quoted (images/s)', 'as-stated'),
        textColumn('measured', 'measured nearest to it'),
        numberColumn('images_per_second', inItems('measured (images/s)', context.analysis.descriptor), {
          unit: 'images/s',
          bare: true,
        }),
        numberColumn('scaled_images_per_second', 'scaled by clock (images/s)', {
          unit: 'images/s',
          bare: true,
        }),
        numberColumn('quoted_over_scaled', 'quoted ÷ scaled', { unit: 'times' }),
      ],
      rows: figures.map((figure) => {
        const row = quotedRow(figure, context.analysis);
        return [
          figure.label,
          figure.value,
          row.measured,
          row.measuredImagesPerSecond,
          row.scaledImagesPerSecond,
          row.quotedOverScaled,
        ];
      }),
      caption:
        'Published numbers beside the measured ones, as measured and scaled to the clock of the published ones.',
      from: ['mean-time-per-image'],
      points: figures.flatMap(({ compare }) => compare ?? []),
      sources: sourcesOf(figures),
    };
  },
});

export const quotedFigures = defineTable({
  kind: 'quoted-figures',
  description: 'Quoted figures as they are, with their units.',
  fields: { quoted: words },
  build: ({ quoted: names }, context) => {
    const figures = figuresNamed(names, context);
    return {
      columns: [headColumn('what', 'what'), numberColumn('figure', 'as published', 'as-stated')],
      rows: figures.map(({ label, value, unit = '' }) => [label, `${String(value)}\u00a0${unit}`.trim()]),
      caption: 'Numbers of others.',
      from: [],
      points: [],
      sources: sourcesOf(figures),
    };
  },
});
