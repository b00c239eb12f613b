import type { Analysis } from '../../analysis/analysis.ts';
import { compareWithQuoted } from '../../analysis/quoted-comparison.ts';
import { platformClockMhz } from '../../analysis/platform-facts.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { Misstated } from '../../dataset/misstated.ts';
import { notMeasured } from '../../analysis/not-measured.ts';
import { pairLabel } from '../pair-label.ts';
import { word } from '../parameters.ts';
import { unitNamed } from '../../figures/measures/quantity.ts';
import type { QuotedFigure } from '../quoted-figure.ts';
import { marginOfMean } from '../spread.ts';

function quotedFigure(name: string, { quoted }: MeasureContext): QuotedFigure {
  const figure = quoted.get(name);
  if (figure === undefined) {
    throw new Misstated(`unknown quoted figure: ${name}`, `one of ${[...quoted.keys()].join(', ')}`);
  }
  return figure;
}

export interface QuotedRow {
  readonly figure: QuotedFigure;
  readonly measured: string;
  readonly measuredImagesPerSecond: number;
  readonly scaledImagesPerSecond: number;
  readonly quotedOverScaled: number;
  /** 95%, as a share of the value. */
  readonly relativeMargin: number | null;
}

/**
 * A quoted rate beside the measurement nearest to it, scaled by the ratio of the GPU's clocks.
 *
 * @throws {@link Misstated} where nothing says what to compare with, {@link NotMeasured} where that was not measured
 */
export function quotedRow(figure: QuotedFigure, analysis: Analysis): QuotedRow {
  const { compare } = figure;
  if (compare === undefined)
    throw new Misstated(`nothing in quoted.yaml to compare with: ${figure.label}`, 'compare in it');
  const { model, library, batchSize, quotedBatchSize, clockMhz } = compare;
  const measuredMhz = platformClockMhz(analysis, 'gpu.max_clock') ?? (clockMhz === undefined ? 1 : undefined);
  if (measuredMhz === undefined) throw notMeasured(['gpu.max_clock of the platform']);
  const [row] = compareWithQuoted(
    analysis,
    [{ model, library, batchSize, quotedBatchSize, imagesPerSecond: figure.value }],
    { quotedMhz: clockMhz ?? measuredMhz, measuredMhz },
  );
  const sample = analysis.timePerImage('inference', model, library, batchSize);
  const measured = pairLabel(model, library, analysis, batchSize);
  if (row === undefined || sample === undefined) throw notMeasured([measured]);
  const margin = marginOfMean(sample);
  return {
    ...row,
    figure,
    measured,
    relativeMargin: margin === null ? null : margin / sample.mean,
  };
}

function eachRow(
  parameters: { quoted: string },
  context: MeasureContext,
  observe: (row: QuotedRow) => { of: string; value: number },
): Observation[] {
  const row = quotedRow(quotedFigure(parameters.quoted, context), context.analysis);
  const { of, value } = observe(row);
  return [{ of, value, margin: row.relativeMargin === null ? null : value * row.relativeMargin }];
}

export const scaledThroughput = defineMeasure({
  name: 'scaled-throughput',
  description:
    'The measured images per second that a quoted rate is compared with, scaled to the quoted clock.',
  unit: 'images/s',
  parameters: { quoted: word },
  observe: (parameters, context) =>
    eachRow(parameters, context, (row) => ({ of: row.measured, value: row.scaledImagesPerSecond })),
});

export const quotedRatio = defineMeasure({
  name: 'quoted-ratio',
  description: 'A quoted rate divided by the measured one scaled to the quoted clock: above 1 it is higher.',
  unit: 'times',
  parameters: { quoted: word },
  observe: (parameters, context) =>
    eachRow(parameters, context, (row) => ({ of: row.figure.label, value: row.quotedOverScaled })),
});

export const quotedExcess = defineMeasure({
  name: 'quoted-excess',
  description: 'By what share a quoted rate exceeds the measured one scaled to the quoted clock.',
  unit: 'share',
  parameters: { quoted: word },
  observe: (parameters, context) =>
    eachRow(parameters, context, (row) => ({ of: row.figure.label, value: row.quotedOverScaled - 1 })),
});

export const quotedPerWatt = defineMeasure({
  name: 'quoted-per-watt',
  description: 'A quoted rate (`quoted`) divided by a quoted power (`watts`).',
  unit: 'images/s/W',
  parameters: { quoted: word, watts: word },
  observe: (parameters, context) => {
    const figure = quotedFigure(parameters.quoted, context);
    const power = quotedFigure(parameters.watts, context);
    return [{ of: figure.label, value: figure.value / power.value, margin: null }];
  },
});

export const quotedValue = defineMeasure({
  name: 'quoted',
  description: 'A figure quoted from others, by its name in `quoted.yaml`.',
  unit: 'number',
  unitOf: ({ quoted }, context) => unitNamed(quotedFigure(quoted, context).unit) ?? 'number',
  parameters: { quoted: word },
  observe: ({ quoted }, context) => {
    const figure = quotedFigure(quoted, context);
    return [{ of: figure.label, value: figure.value, margin: null }];
  },
});
