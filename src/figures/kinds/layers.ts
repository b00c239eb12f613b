import { format } from 'd3-format';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { column, itemColumn, libraryColumn, modelColumn, numberColumn } from '../column-vocabulary.ts';
import type { Column, ColumnGroup, LayerColumns } from '../drawing/column-rows.ts';
import { layerColumns } from '../drawing/layer-columns.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import type { Lack } from '../lacks/lack.ts';
import { eachSize, unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { libraryLooks } from '../looks.ts';
import { pointsOf } from '../measures/missing.ts';
import { numberText, percentText } from '../measures/number-text.ts';
import { halfWidth, timeInterval } from '../measures/spread.ts';
import { safeId } from '../safe-id.ts';
import { requireModel, selectLibraries } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { defineKind } from './define-kind.ts';
import { selectLayers, selectLayerSeries, type LayerSeries } from './layer-series.ts';
import { describeLayers } from './layers-words.ts';
import type { StandardData } from './standard.ts';
import { inItems } from '../../dataset/item-words.ts';

/** With more columns than this nobody finds one, and a browser is slow to draw them. */
const MOST_COLUMNS = 2000;

const fields = {
  metric: {},
  model: { required: true },
  libraries: {},
  batchSizes: { required: true },
  lower: {},
  upper: {},
  // Heights add up to the time of the network, which a logarithmic axis would hide unless somebody asks for it.
  scale: { words: ['linear', 'log'] },
  axisMaximum: {},
  spread: {},
} as const satisfies FieldUses;

/** Time per image of each layer of one model: a group of columns per layer, a column per library and batch size. */
export const layers = defineKind({
  label: 'Time of each layer',
  group: 'Layers',
  needsLayers: true,
  fields,
  series: ['libraries', 'batchSizes'],
  chart,
  lacks,
  standard: { section: 'layers', ofModel: fastestTimed },
});

function lacks(chosen: ChosenFields<typeof fields>, analysis: Analysis): Lack {
  const { metric, model, batchSizes, lower, upper } = chosen;
  const libraries = selectLibraries(chosen.libraries, analysis);
  const timed = unmeasured(
    {
      ...wantedTimes(chosen, analysis),
      batchSizes: eachSize(batchSizes),
      what: metric === 'training' ? 'layer times of training' : 'layer times',
      has: (point) => point.layers.statistics[metric].count.some((count) => count > 0),
    },
    analysis,
  );
  const series = selectLayerSeries(analysis, metric, model, libraries, batchSizes).filter(
    ({ missing }) => missing === '',
  );
  if (series.length === 0 || selectLayers(series, lower, upper).length > 0) return timed;
  const reason = `No layer takes from ${percentText(lower)} to ${percentText(upper)} of the total. Widen the limits of its share.`;
  return { drawable: false, reasons: [...timed.reasons, reason] };
}

/** Those of the fastest library that timed any: at its best batch size, or else at the largest where it did. */
/** Of a network with more layers than this, those are shown that take at least such a share of its time. */
const MANY_LAYERS = 40;
const WORTH_SHOWING = 0.01;

function fastestTimed(model: string, { analysis, ranking }: StandardData) {
  for (const { library, batch_size } of ranking(model)) {
    const sizes = pointsOf(analysis, model, library)
      .filter(({ layers: { statistics } }) => statistics.inference.count.some((count) => count > 0))
      .map(({ batchSize }) => batchSize);
    const batchSize = sizes.includes(batch_size) ? batch_size : sizes.at(-1);
    if (batchSize === undefined) continue;
    const count = analysis.point(model, library, batchSize)!.layers.layer.length;
    return [
      {
        id: `layers-${safeId(model)}`,
        model,
        libraries: [library],
        batchSizes: [batchSize],
        ...(count > MANY_LAYERS && { lower: WORTH_SHOWING }),
      },
    ];
  }
  return [];
}

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric, batchSizes, lower, upper, spread, scale, axisMaximum } = chosen;
  const model = requireModel(chosen.model, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const all = selectLayerSeries(analysis, metric, model, libraries, batchSizes);
  const series = all.filter(({ missing }) => missing === '');
  const shown = selectLayers(series, lower, upper);
  const looks = libraryLooks(analysis);
  const tints = series.map((each) => tintOf(each, series));
  const notes = all
    .filter(({ missing }) => missing !== '')
    .map((each) => `${seriesLabel(each, analysis)}: layers ${each.missing}.`);
  if (series.length > 0 && shown.length === 0)
    notes.push('No layer has a share of the total between the limits.');

  const rows: PlainCell[][] = [];
  let gaps = false;
  const groups = shown.map(({ layer, framework }): ColumnGroup => {
    const columns = series.flatMap((each, position): Column[] => {
      if (each.framework !== framework) return [];
      const row = each.byLayer.get(layer);
      const look = looks.get(each.library)!;
      const shared = { series: each.library, look, position, tint: tints[position]! };
      if (row === undefined) {
        gaps = true;
        return [{ ...shared, value: null, valueText: '' }];
      }
      const half = halfWidth(row.std_ms, row.repetitions, spread);
      const length = rows.push([
        model,
        row.layer_index,
        layer,
        each.library,
        each.batchSize,
        row.repetitions,
        row.mean_ms,
        row.std_ms,
        ...(spread === 'ci95' ? [half] : []),
        row.mean_ms / each.sumMs,
      ]);
      return [
        {
          ...shared,
          index: length - 1,
          value: row.mean_ms,
          valueText: numberText(row.mean_ms),
          ...timeInterval(row.mean_ms, row.std_ms, row.repetitions, spread),
        },
      ];
    });
    return { label: layer, columns };
  });
  if (gaps) notes.push('A dashed box: the library has no such layer.');
  if (series.some(({ byLayer }) => shown.some(({ layer }) => byLayer.get(layer)?.mean_ms === 0)))
    notes.push(`0 ms: below the timer’s resolution${scale === 'log' ? ', at the foot of the axis' : ''}.`);

  const isDrawn = rows.length <= MOST_COLUMNS;
  if (!isDrawn) notes.push(tooMany(shown.length, series.length, rows.length));
  const plot: LayerColumns = {
    groups: isDrawn ? groups : [],
    legend: (isDrawn ? series : []).map((each, position) => ({
      label: seriesLabel(each, analysis),
      series: each.library,
      look: looks.get(each.library)!,
      tint: tints[position]!,
    })),
    axisLabel: inItems('Time per image of each layer, ms', analysis.descriptor),
    scale,
    axisMaximum,
    notes,
  };

  return {
    table: {
      columns: [
        modelColumn(analysis),
        column('layer_index'),
        column('layer'),
        libraryColumn(analysis),
        column('batch_size'),
        column('repetitions'),
        itemColumn(analysis, 'mean_ms'),
        column('std_ms'),
        ...(spread === 'ci95' ? [column('ci95_ms')] : []),
        numberColumn('share', 'share of the total', 'percent'),
      ],
      rows,
    },
    ...describeLayers(chosen, series, isDrawn ? shown : [], notes, analysis),
    upright: true,
    ...layerColumns(plot),
  };
}

function tooMany(layerCount: number, seriesCount: number, columns: number): string {
  const words = [layerCount, seriesCount, columns].map((count) => format(',')(count));
  return (
    `${words[0]!} layers × ${words[1]!} series are ${words[2]!} columns, more than can be told apart: choose fewer ` +
    'libraries or batch sizes, or only layers with a larger share of the total. The table has them all.'
  );
}

function seriesLabel({ library, batchSize }: LayerSeries, analysis: Analysis): string {
  return `${libraryLabel(library, analysis.descriptor)}, batch ${batchSize}`;
}

/** Of one library's batch sizes the largest is drawn full, the smaller ones ever lighter: 0 is full, 3 lightest. */
function tintOf({ library, batchSize }: LayerSeries, series: readonly LayerSeries[]): number {
  const larger = series.filter((each) => each.library === library && each.batchSize > batchSize).length;
  return larger % 4;
}
