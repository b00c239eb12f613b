import type { Extent } from '../chart.ts';
import type { Look } from '../looks.ts';
import type { Canvas } from './canvas.ts';
import { swatchClass } from './look-class.ts';
import { append, appendText, round, type Mark } from './mark.ts';
import { drawNotes } from './notes.ts';
import { BASELINE, fitText, LINE_HEIGHT, textWidth, widestText } from './text.ts';

export interface GridColumn {
  readonly series: string;
  readonly label: string;
  readonly look: Look;
}

export interface GridCell {
  readonly text: string;
  readonly mark: 'filled' | 'outlined' | 'none';
}

export interface GridRow {
  /** Row of the figure's table. */
  readonly index: number;
  readonly label: string;
  /** Rows that follow each other with one group stand under its name. */
  readonly group?: string;
  /** One for each column. */
  readonly cells: readonly GridCell[];
}

export interface LayerGrid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** What a filled cell says, and what an outlined one does. */
  readonly legend: readonly [filled: string, outlined: string];
  readonly notes: readonly string[];
}

const ROW = 18;
const CELL_GAP = 2;
const LEAST_CELL = 44;
const BLOCK_GAP = 16;
const LABEL_GAP = 6;
const LEAST_LABEL = 92;
const HEAD = 22;
/** How much lower every other column's name stands where they do not fit beside each other. */
const STAGGER = 15;
const CELL_PADDING = 5;
const SWATCH = 12;
/** Fewer rows than this are not worth a second block. */
const TWO_BLOCKS_FROM = 30;

/**
 * Rows of cells, in two blocks side by side where there are many rows and room for both. Where the names of the columns
 * need more room than there is, the cells are as narrow as their texts and the names stand on two levels.
 */
export function drawLayerGrid(canvas: Canvas, grid: LayerGrid): Extent {
  const { width, height } = drawGridPlot(canvas, grid, drawGridHead(canvas, { ...grid, notes: [] }));
  return { width, height: drawNotes(canvas, canvas.root, grid.notes, height) };
}

/** @returns where the plot may start */
export function drawGridHead(canvas: Canvas, { rows, legend, notes }: LayerGrid): number {
  return drawNotes(canvas, canvas.root, notes, rows.length === 0 ? 0 : drawKey(canvas, legend));
}

/** How wide the plot is on a canvas of this width. */
export function gridWidth(grid: LayerGrid, width: number): number {
  return layOut(grid, width).width;
}

/** What fits onto a page of A4 below a heading. */
const LINES_OF_A_PAGE = 44;

/** The rows in parts that fit onto a page of paper each, all laid out as in the whole. */
export function gridPages(grid: LayerGrid, width: number): readonly (readonly GridRow[])[] {
  const { rows } = grid;
  const [lines] = intoBlocks(rows, 1);
  const pages = Math.max(1, Math.ceil(lines!.length / (LINES_OF_A_PAGE * layOut(grid, width).blocks)));
  const perPage = Math.ceil(rows.length / pages);
  return Array.from({ length: pages }, (_, page) => rows.slice(page * perPage, (page + 1) * perPage));
}

/** @param rows those to draw, if not all */
export function drawGridPlot(canvas: Canvas, grid: LayerGrid, top = 0, rows = grid.rows): Extent {
  const { columns } = grid;
  const { blocks, labelWidth, cell, cells, isStaggered, head, width } = layOut(grid, canvas.width);
  if (rows.length === 0) return { width, height: top };
  const lines = intoBlocks(rows, blocks);
  lines.forEach((ofBlock, block) => {
    const left = block * (labelWidth + cells + BLOCK_GAP);
    columns.forEach((column, at) => {
      const x = left + labelWidth + at * (cell + CELL_GAP);
      drawSwatch(canvas, column, x, top + head - 5, cell);
      if (isStaggered) drawStaggeredName(canvas, column, at, x + cell, top, 2 * cell);
      else drawName(canvas, column, x + cell / 2, top, cell);
    });
    ofBlock.forEach((line, at) => {
      const y = top + head + at * ROW;
      if (typeof line === 'string') {
        appendText(canvas.root, fitText(line, labelWidth - LABEL_GAP), {
          class: 'group',
          x: left,
          y: y + ROW / 2 + BASELINE,
        });
        return;
      }
      const group = append(canvas.root, 'g', {
        'data-index': line.index,
        transform: `translate(${round(left)} ${y})`,
      });
      appendText(group, fitText(line.label, labelWidth - LABEL_GAP), { y: ROW / 2 + BASELINE });
      line.cells.forEach((each, column) => {
        drawCell(group, columns[column]!, each, labelWidth + column * (cell + CELL_GAP), cell);
      });
    });
  });
  const longest = Math.max(...lines.map(({ length }) => length));
  return { width, height: top + head + longest * ROW + 4 };
}

interface Layout {
  readonly blocks: number;
  readonly labelWidth: number;
  readonly cell: number;
  /** Of all cells of a row. */
  readonly cells: number;
  /** The names of the columns stand on two levels. */
  readonly isStaggered: boolean;
  readonly head: number;
  readonly width: number;
}

function layOut({ columns, rows }: LayerGrid, canvasWidth: number): Layout {
  const labels = widestText(rows.map(({ label }) => label)) + LABEL_GAP;
  const widthOf = (cell: number) => Math.min(labels, LEAST_LABEL) + columns.length * (cell + CELL_GAP);
  const texts = rows.flatMap(({ cells: row }) => row.map(({ text }) => textWidth(text) + 2 * CELL_PADDING));
  const narrow = Math.max(LEAST_CELL, ...texts);
  const roomy = Math.max(narrow, ...columns.map(({ label }) => textWidth(label) + 2));
  const isStaggered = widthOf(roomy) > canvasWidth;
  const cell = isStaggered ? narrow : roomy;
  const cells = columns.length * (cell + CELL_GAP);
  const blocks = rows.length >= TWO_BLOCKS_FROM && canvasWidth >= 2 * widthOf(cell) + BLOCK_GAP ? 2 : 1;
  const room = (canvasWidth - (blocks - 1) * BLOCK_GAP) / blocks;
  const labelWidth = Math.max(Math.min(labels, room - cells), Math.min(labels, LEAST_LABEL));
  const width = Math.max(canvasWidth, Math.ceil(blocks * (labelWidth + cells) + (blocks - 1) * BLOCK_GAP));
  const head = isStaggered ? HEAD + STAGGER : HEAD;
  return { blocks, labelWidth, cell, cells, isStaggered, head, width };
}

/** Rows and, before the first of each group, its name; blocks of about equal length, none ending in a name. */
function intoBlocks(rows: readonly GridRow[], blocks: number): readonly (readonly (GridRow | string)[])[] {
  const headings = rows.filter(
    ({ group }, at) => group !== undefined && group !== rows[at - 1]?.group,
  ).length;
  const perBlock = Math.ceil((rows.length + headings) / blocks);
  const lines: (GridRow | string)[][] = [[]];
  for (const [at, row] of rows.entries()) {
    if (lines.at(-1)!.length >= perBlock && lines.length < blocks) lines.push([]);
    const block = lines.at(-1)!;
    const isNew = row.group !== rows[at - 1]?.group || block.length === 0;
    if (row.group !== undefined && isNew) block.push(row.group);
    block.push(row);
  }
  return lines;
}

function drawSwatch(canvas: Canvas, { look }: GridColumn, x: number, y: number, width: number): void {
  const head = append(canvas.root, 'g', { class: look.hue });
  append(head, 'rect', { class: swatchClass(look), x, y, width, height: 3, fill: canvas.fill(look) });
}

function drawName(canvas: Canvas, { label }: GridColumn, x: number, top: number, width: number): void {
  appendText(canvas.root, fitText(label, width), { class: 'quiet mid', x, y: top + 12 });
}

/** To the left of the column's right edge, over its neighbour where need be. */
function drawStaggeredName(
  canvas: Canvas,
  { label }: GridColumn,
  at: number,
  right: number,
  top: number,
  width: number,
): void {
  const y = top + 12 + (at % 2) * STAGGER;
  appendText(canvas.root, fitText(label, width), { class: 'quiet end', x: right, y });
}

function drawCell(
  row: Mark,
  { look, series }: GridColumn,
  { text, mark }: GridCell,
  x: number,
  width: number,
): void {
  const place = { x: x + width - CELL_PADDING, y: ROW / 2 + BASELINE };
  if (mark === 'none') {
    appendText(row, text, { class: 'quiet end', ...place, 'data-series': series });
    return;
  }
  const group = append(row, 'g', { class: look.hue, 'data-series': series });
  append(group, 'rect', {
    class: mark === 'outlined' ? 'outlined hollow' : undefined,
    x: mark === 'outlined' ? x + 1 : x,
    y: mark === 'outlined' ? 2 : 1,
    width: mark === 'outlined' ? width - 2 : width,
    height: mark === 'outlined' ? ROW - 4 : ROW - 2,
  });
  appendText(group, text, { class: mark === 'filled' ? 'on end' : 'end', ...place });
}

/** @returns where the grid may start */
function drawKey(canvas: Canvas, [filled, outlined]: LayerGrid['legend']): number {
  let x = 0;
  let y = 0;
  for (const [text, isOutlined] of [
    [filled, false],
    [outlined, true],
  ] as const) {
    const needed = SWATCH + 6 + textWidth(text);
    if (x > 0 && x + needed > canvas.width) {
      x = 0;
      y += LINE_HEIGHT;
    }
    const entry = append(canvas.root, 'g', { class: 'm1' });
    append(entry, 'rect', {
      class: isOutlined ? 'outlined hollow' : undefined,
      x: x + 1,
      y: y + 3,
      width: SWATCH,
      height: SWATCH - 2,
    });
    appendText(entry, text, { x: x + SWATCH + 6, y: y + 8 + BASELINE });
    x += needed + 18;
  }
  return y + LINE_HEIGHT + 6;
}
