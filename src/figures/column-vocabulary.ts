import type { Analysis } from '../analysis/analysis.ts';
import type { Factor } from '../dataset/types.ts';
import type { NumberFormat } from './measures/number-format.ts';
import type { Column, PlainTable, VariantColumn } from './table.ts';
import { libraryNames, modelNames } from './words.ts';
import { inItems } from '../dataset/item-words.ts';

/** Columns that tables have in common, by their keys. */
const COLUMNS = {
  model: { label: 'model', head: true, filter: 'model' },
  library: { label: 'library', head: true, filter: 'library' },
  layer: { label: 'layer', head: true },
  type: { label: 'type' },
  library_set: { label: 'set' },
  method: { label: 'method' },
  status: { label: 'status' },
  verdict: { label: 'verdict' },
  note: { label: 'note' },
  batch_size: { label: 'batch size', number: 'count' },
  repetition: { label: 'repetition', number: 'count' },
  repetitions: { label: 'repetitions', number: 'count' },
  layer_index: { label: 'layer number', number: 'count' },
  layers: { label: 'layers', number: 'count' },
  switches: { label: 'switches', number: 'count' },
  time_ms: { label: 'time per image (ms)', number: 'ms' },
  mean_ms: { label: 'time per image (ms)', number: 'ms' },
  std_ms: { label: 'standard deviation (ms)', number: 'ms' },
  ci95_ms: { label: '95% interval, ± (ms)', number: 'ms' },
  baseline_ms: { label: 'its time per image (ms)', number: 'ms' },
  before_ms: { label: 'before (ms per image)', number: 'ms' },
  after_ms: { label: 'after (ms per image)', number: 'ms' },
  difference_ms: { label: 'difference (ms per image)', number: 'ms-change' },
  forward_ms: { label: 'forward (ms)', number: 'reported-ms' },
  backward_ms: { label: 'backward (ms)', number: 'reported-ms' },
  forward_backward_ms: { label: 'forward and backward (ms)', number: 'reported-ms' },
  images_per_second: { label: 'images per second', number: 'digits' },
  batch_ms: { label: 'time per batch (ms)', number: 'ms' },
  energy_mj: { label: 'energy per image (mJ)', number: 'digits' },
  energy_std_mj: { label: 'its standard deviation (mJ)', number: 'digits' },
  images_per_joule: { label: 'images per joule', number: 'digits' },
  memory_mb: { label: 'memory (MB)', number: 'digits' },
  memory_per_image_mb: { label: 'memory per image (MB)', number: 'digits' },
  speedup: { label: 'speedup (×)', number: 'digits' },
  change: { label: 'change', number: 'percent-change' },
  saving: { label: 'saving', number: 'percent' },
} as const satisfies Readonly<Record<string, Omit<Column, 'key'>>>;

type Key = keyof typeof COLUMNS;

/** Columns whose own labels say what a batch has several of. */
type ItemKey =
  | 'time_ms'
  | 'mean_ms'
  | 'baseline_ms'
  | 'before_ms'
  | 'after_ms'
  | 'difference_ms'
  | 'images_per_second'
  | 'energy_mj'
  | 'images_per_joule'
  | 'memory_per_image_mb';

/** A column of the vocabulary, under its own label or one for this table. */
export function column(key: Exclude<Key, ItemKey>): Column;
export function column(key: Key, label: string): Column;
export function column(key: Key, label: string = COLUMNS[key].label): Column {
  return { key, ...COLUMNS[key], label };
}

/** A column whose label says what a batch of the dataset has several of, where the program's words say images. */
export function itemColumn(analysis: Analysis, key: ItemKey, label: string = COLUMNS[key].label): Column {
  return column(key, inItems(label, analysis.descriptor));
}

/** Tags of models, which are shown by their labels: those of the first dataset that describes them. */
export function modelColumn(...analyses: readonly Analysis[]): Column {
  return { ...column('model'), names: modelNames(...analyses), variants: variantsOf('model', analyses) };
}

export function libraryColumn(...analyses: readonly Analysis[]): Column {
  return {
    ...column('library'),
    names: libraryNames(...analyses),
    variants: variantsOf('library', analyses),
  };
}

/** Undefined where no factor varies the rows' own libraries or models, or several datasets would have to agree on them. */
function variantsOf(of: Factor['of'], analyses: readonly Analysis[]): VariantColumn | undefined {
  const [{ descriptor } = { descriptor: undefined }, ...others] = analyses;
  const factors = descriptor?.factors.filter((factor) => factor.of === of) ?? [];
  if (descriptor === undefined || factors.length === 0 || others.length > 0) return undefined;
  const infos = [...(of === 'model' ? descriptor.models : descriptor.libraries)];
  const variants = infos.flatMap(([tag, { variant }]) => (variant ? [[tag, variant] as const] : []));
  const names = variants.map(([, { of: tag, label }]) => [tag, label] as const);
  return { factors, variants: new Map(variants), names: Object.fromEntries(names) };
}

/** A library about the row, rather than the one that it is of. */
export function otherLibraryColumn(analysis: Analysis, key: string, label = key): Column {
  return { key, label, names: libraryNames(analysis) };
}

/** Words that name the row. */
export function headColumn(key: string, label: string): Column {
  return { key, label, head: true };
}

/** Words about the row. */
export function textColumn(key: string, label: string): Column {
  return { key, label };
}

export function numberColumn(key: string, label: string, number: NumberFormat): Column {
  return { key, label, number };
}

/** The table with a last column that says what is missing and why; unchanged where nothing is. */
export function withNotes(table: PlainTable, notes: readonly string[]): PlainTable {
  if (notes.every((note) => note === '')) return table;
  return {
    columns: [...table.columns, column('note')],
    rows: table.rows.map((row, index) => [...row, notes[index]!]),
  };
}
