import { ADAPTIVE_METHODS, ONE_BATCH_METHODS, type AdaptiveMethod } from '../analysis/adaptive/methods.ts';
import type { Metric } from '../analysis/metric.ts';
import type { FigureKind, FigureSpec, Quantity, ScaleKind, Spread } from './spec.ts';

/** All that can be said of a figure of any kind, beside its id and caption; lists are never single words here. */
export interface SpecFields {
  readonly metric?: Metric;
  readonly quantity?: Quantity;
  readonly model?: string;
  readonly models?: readonly string[];
  readonly library?: string;
  readonly libraries?: readonly string[];
  readonly librarySet?: readonly string[];
  readonly method?: AdaptiveMethod;
  readonly baseline?: string;
  readonly batchSize?: number;
  readonly batchSizes?: readonly number[];
  readonly lower?: number;
  readonly upper?: number;
  readonly axisMaximum?: number;
  readonly scale?: ScaleKind;
  readonly spread?: Spread;
}

export type SpecField = keyof SpecFields;

/** A kind of figure and what has been chosen for it. */
export interface Selection {
  readonly kind: FigureKind;
  readonly fields: SpecFields;
}

type FieldsOf<Kind extends FigureKind> = readonly (SpecField & keyof Extract<FigureSpec, { kind: Kind }>)[];

/** What each kind of figure takes, in the order in which a reader chooses it. */
export const KIND_FIELDS: { readonly [Kind in FigureKind]: FieldsOf<Kind> } = {
  'best-by-model': times(),
  'best-by-library': times(),
  'speedup-by-model': ['metric', 'baseline', 'models', 'libraries', 'batchSizes', 'scale', 'axisMaximum'],
  layers: ['metric', 'model', 'libraries', 'batchSizes', 'lower', 'upper', 'scale', 'axisMaximum', 'spread'],
  'adaptive-breakdown': ['metric', 'model', 'librarySet', 'method', 'axisMaximum'],
  'memory-by-model': ['metric', 'models', 'libraries', 'batchSize', 'scale', 'axisMaximum'],
  balance: ['metric', 'model', 'library', 'batchSizes', 'scale', 'spread'],
  'adaptive-methods': ['metric', 'models', 'librarySet'],
  'layer-map': ['metric', 'model', 'librarySet', 'method'],
  'saving-by-type': ['metric', 'models', 'librarySet', 'method'],
  'switching-cost': ['metric', 'models', 'librarySet', 'method'],
  roofline: ['model', 'libraries', 'batchSize'],
  'accuracy-speed': ['models', 'libraries'],
};

export const FIGURE_KINDS = Object.keys(KIND_FIELDS) as readonly FigureKind[];

function times() {
  return [
    'metric',
    'quantity',
    'models',
    'libraries',
    'batchSizes',
    'scale',
    'axisMaximum',
    'spread',
  ] as const;
}

/** Fields without which a figure cannot be drawn; the others have a meaning when they are absent. */
export function requiredFields(kind: FigureKind): readonly SpecField[] {
  const always: readonly SpecField[] = ['model', 'library', 'librarySet', 'baseline', 'batchSize'];
  return KIND_FIELDS[kind].filter(
    (field) => always.includes(field) || (kind === 'layers' && field === 'batchSizes'),
  );
}

/** The words that a field can be; the first is what an absent field means. Undefined for fields of names and numbers. */
export function fieldWords(kind: FigureKind, field: SpecField): readonly string[] | undefined {
  switch (field) {
    case 'metric':
      return ['inference', 'training'] satisfies Metric[];
    case 'quantity':
      return ['time', 'images-per-second'] satisfies Quantity[];
    case 'scale':
      return ['linear', 'log'] satisfies ScaleKind[];
    case 'spread':
      return ['std', 'ci95', 'none'] satisfies Spread[];
    case 'method':
      return kind === 'adaptive-breakdown' ? ADAPTIVE_METHODS : ONE_BATCH_METHODS;
    default:
      return undefined;
  }
}

/** The spec of a kind with those of the fields that it takes. */
export function specOf(kind: FigureKind, fields: SpecFields, id: string): FigureSpec {
  const taken = KIND_FIELDS[kind].filter((field) => fields[field] !== undefined);
  return { id, kind, ...Object.fromEntries(taken.map((field) => [field, fields[field]])) } as FigureSpec;
}

/** The fields of a spec, its single words for lists made lists. */
export function fieldsOf(spec: FigureSpec): SpecFields {
  const given = spec as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    KIND_FIELDS[spec.kind].flatMap((field: SpecField) => {
      const value = given[field];
      if (value === undefined) return [];
      const isList = field === 'libraries' || field === 'librarySet';
      return [[field, isList && typeof value === 'string' ? [value] : value]];
    }),
  );
}
