import { union } from 'd3-array';
import type { Chart, Extent, Piece } from './chart.ts';
import type { Canvas } from './drawing/canvas.ts';
import { append, appendText, type Mark } from './drawing/mark.ts';
import { panelColumns } from './drawing/panels.ts';
import { fitText } from './drawing/text.ts';
import { listText } from './measures/number-text.ts';
import type { Column, PlainCell, PlainTable } from './table.ts';

/** One of several charts of a kind, which differ in the model that they are of. */
export interface ChartPanel {
  readonly model: string;
  /** Of the model. */
  readonly label: string;
  readonly chart: Chart;
}

const HEADING = 26;
const GAP = 18;
const COLUMN_GAP = 28;
const TWO_COLUMNS_FROM = 560;

/**
 * Charts of several models as panels of one: one table, one caption, one drawing, in which each panel has a scale of its own.
 *
 * @param twoBeside where there is room for two beside each other
 */
export function panelChart(panels: readonly ChartPanel[], model: Column, twoBeside: boolean): Chart {
  const labels = panels.map(({ label }) => label);
  const words = (of: (chart: Chart) => string) =>
    jointText(
      panels.map(({ chart }) => of(chart)),
      labels,
    );
  return {
    table: jointTable(panels, model),
    title: words(({ title }) => title),
    caption: words(({ caption }) => caption),
    alt: panels.map(({ label, chart }) => `${label}. ${chart.alt}`).join(' '),
    upright: panels.some(({ chart }) => chart.upright),
    draw: (canvas) => drawPanelCharts(canvas, panels, twoBeside),
    ...(!twoBeside && { pieces: (width) => panelPieces(panels, width) }),
  };
}

/**
 * What several texts say that differ in a label: sentences that are the same but for it once, with all labels in its place; of
 * others each.
 */
export function jointText(texts: readonly string[], labels: readonly string[]): string {
  const sentences = texts.map((text, at) =>
    text.split(/(?<=\.) (?=[A-Z])/).map((sentence) => sentence.replaceAll(labels[at]!, PLACE)),
  );
  const longest = Math.max(...sentences.map(({ length }) => length));
  const joint = Array.from({ length: longest }, (_, at) => {
    const each = sentences.map((of) => of[at] ?? '');
    return new Set(each).size === 1
      ? [each[0]!.replaceAll(PLACE, listText(labels))]
      : each.map((sentence, of) => sentence.replaceAll(PLACE, labels[of]!));
  });
  return joint
    .flat()
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Stands for a label; no text has it. */
const PLACE = '\uE000';

/** All rows, each with its model; what the table of one panel alone has is empty in the rows of the others. */
function jointTable(panels: readonly ChartPanel[], model: Column): PlainTable {
  const tables = panels.map((panel) => withModel(panel, model));
  const keys = [...union(...tables.map(({ columns }) => columns.map(({ key }) => key)))];
  const columns = keys.map((key) =>
    tables.flatMap((table) => table.columns).find((column) => column.key === key)!,
  );
  const rows = tables.flatMap((table) => {
    const places = keys.map((key) => table.columns.findIndex((column) => column.key === key));
    return table.rows.map((row): PlainCell[] => places.map((place) => row[place] ?? null));
  });
  return { columns, rows };
}

function withModel({ model: tag, chart: { table } }: ChartPanel, model: Column): PlainTable {
  if (table.columns.some(({ key }) => key === model.key)) return table;
  return { columns: [model, ...table.columns], rows: table.rows.map((row) => [tag, ...row]) };
}

function drawPanelCharts(canvas: Canvas, panels: readonly ChartPanel[], twoBeside: boolean): Extent {
  const { columns, width } = panelColumns(
    canvas.width,
    panels.length,
    twoBeside ? TWO_COLUMNS_FROM : undefined,
  );
  let widest = canvas.width;
  let rowsBefore = 0;
  let top = 0;
  let lowest = 0;
  panels.forEach(({ label, chart }, at) => {
    const column = at % columns;
    if (column === 0) top = lowest;
    const left = column * (width + COLUMN_GAP);
    const part = {
      ...canvas,
      root: append(canvas.root, 'g', { transform: `translate(${left} ${top})` }),
      width,
    };
    const extent = drawPanel(part, label, rowsBefore, (inner) => chart.draw(inner));
    rowsBefore += chart.table.rows.length;
    widest = Math.max(widest, left + extent.width);
    lowest = Math.max(lowest, top + extent.height + GAP);
  });
  return { width: widest, height: lowest - GAP };
}

/** Each panel by itself, and each in its own pieces where it has any. */
function panelPieces(panels: readonly ChartPanel[], width: number): readonly Piece[] {
  let rowsBefore = 0;
  return panels.flatMap(({ label, chart }) => {
    const before = rowsBefore;
    rowsBefore += chart.table.rows.length;
    const pieces = chart.pieces?.(width) ?? [(canvas: Canvas) => chart.draw(canvas)];
    return pieces.map((piece, at): Piece => {
      const heading = at === 0 ? label : `${label}, continued`;
      return (canvas) => drawPanel(canvas, heading, before, piece);
    });
  });
}

/** A panel under its heading, its marks numbered as rows of the joint table. */
function drawPanel(canvas: Canvas, label: string, rowsBefore: number, draw: Piece): Extent {
  appendText(canvas.root, fitText(label, canvas.width), { class: 'group', x: 0, y: 15 });
  const root = append(canvas.root, 'g', { transform: `translate(0 ${HEADING})` });
  const { width, height } = draw({ ...canvas, root });
  shiftRows(root, rowsBefore);
  return { width, height: HEADING + height };
}

function shiftRows({ attributes, children }: Mark, rowsBefore: number): void {
  const row = attributes['data-index'];
  if (row !== undefined) attributes['data-index'] = Number(row) + rowsBefore;
  for (const child of children) shiftRows(child, rowsBefore);
}
