import { quotedRow } from '../../claims/measures/quoted.ts';
import { words } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../claims/quantity.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

export const quotedComparison = defineTable({
  kind: 'quoted-comparison',
  description:
    'Quoted rates beside the measured ones nearest to them, as measured and scaled to the quoted clock.',
  fields: { quoted: words },
  build: ({ quoted: names }, { analysis, quoted }) => ({
    columns: [
      textColumn('quoted'),
      numberColumn('quoted (images/s)'),
      textColumn('measured nearest to it'),
      numberColumn('measured (images/s)'),
      numberColumn('scaled by clock (images/s)'),
      numberColumn('quoted ÷ scaled'),
    ],
    rows: names.flatMap((name) => {
      const figure = quoted.get(name);
      if (figure === undefined) {
        throw new Error(
          `has an unknown quoted figure: ${name}; expected one of ${[...quoted.keys()].join(', ')}`,
        );
      }
      const row = quotedRow(figure, analysis);
      return [
        [
          figure.label,
          String(figure.value),
          row.measured,
          formatNumber(row.measuredImagesPerSecond, 'images/s'),
          formatNumber(row.scaledImagesPerSecond, 'images/s'),
          formatQuantity(row.quotedOverScaled, 'times'),
        ],
      ];
    }),
    caption:
      'Published figures beside the measured ones, as measured and scaled to the clock of the published ones.',
    from: ['mean-time-per-image'],
  }),
});

export const quotedFigures = defineTable({
  kind: 'quoted-figures',
  description: 'Quoted figures as they are, with their units.',
  fields: { quoted: words },
  build: ({ quoted: names }, { quoted }) => ({
    columns: [textColumn('what'), numberColumn('figure')],
    rows: names.map((name) => {
      const figure = quoted.get(name);
      if (figure === undefined) {
        throw new Error(
          `has an unknown quoted figure: ${name}; expected one of ${[...quoted.keys()].join(', ')}`,
        );
      }
      return [figure.label, `${String(figure.value)}\u00a0${figure.unit ?? ''}`.trim()];
    }),
    caption: 'Figures of others.',
    from: [],
  }),
});
