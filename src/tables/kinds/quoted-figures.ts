import { quotedRow } from '../../claims/measures/quoted.ts';
import type { MeasureContext } from '../../claims/measure.ts';
import { words } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../figures/measures/quantity.ts';
import type { QuotedFigure } from '../../claims/quoted-figure.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

function figuresNamed(names: readonly string[], { quoted }: MeasureContext): readonly QuotedFigure[] {
  return names.map((name) => {
    const figure = quoted.get(name);
    if (figure !== undefined) return figure;
    throw new Error(
      `has an unknown quoted figure: ${name}; expected one of ${[...quoted.keys()].join(', ')}`,
    );
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
        textColumn('quoted'),
        numberColumn('quoted (images/s)'),
        textColumn('measured nearest to it'),
        numberColumn('measured (images/s)'),
        numberColumn('scaled by clock (images/s)'),
        numberColumn('quoted ÷ scaled'),
      ],
      rows: figures.map((figure) => {
        const row = quotedRow(figure, context.analysis);
        return [
          figure.label,
          String(figure.value),
          row.measured,
          formatNumber(row.measuredImagesPerSecond, 'images/s'),
          formatNumber(row.scaledImagesPerSecond, 'images/s'),
          formatQuantity(row.quotedOverScaled, 'times'),
        ];
      }),
      caption:
        'Published figures beside the measured ones, as measured and scaled to the clock of the published ones.',
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
      columns: [textColumn('what'), numberColumn('figure')],
      rows: figures.map(({ label, value, unit = '' }) => [label, `${String(value)}\u00a0${unit}`.trim()]),
      caption: 'Figures of others.',
      from: [],
      points: [],
      sources: sourcesOf(figures),
    };
  },
});
