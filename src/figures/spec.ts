import { missingFields, type GivenFields, type WrittenFields } from './field-use.ts';
import { isFieldKey, withField, type SpecFields, type WrittenValues } from './fields.ts';
import type { Kind } from './kinds/define-kind.ts';
import { KINDS } from './kinds/registry.ts';

export type FigureKind = keyof typeof KINDS;

/** What every figure has, whatever its kind. */
interface FigureBase {
  /** Stable and unique in a report: part of file names and links. */
  readonly id: string;
  /** Overrides the caption that the selection gives. */
  readonly caption?: string;
}

/** A figure as it is asked for: its kind, and what that takes. */
export type FigureSpec = {
  readonly [Name in FigureKind]: FigureBase & { readonly kind: Name } & WrittenFields<
      (typeof KINDS)[Name]['fields']
    >;
}[FigureKind];

/** A kind, and fields as somebody wrote them, complete or not. */
export type LooseSpec = Partial<FigureBase> & { readonly kind: FigureKind } & GivenFields;

/** A kind of figure and what has been chosen for it. */
export interface Selection {
  readonly kind: FigureKind;
  readonly fields: SpecFields;
}

export function isFigureKind(name: unknown): name is FigureKind {
  return typeof name === 'string' && Object.hasOwn(KINDS, name);
}

export const FIGURE_KINDS: readonly FigureKind[] = Object.keys(KINDS).filter(isFigureKind);

export function kindOf(name: FigureKind): Kind {
  return KINDS[name];
}

/** The fields of a spec that its kind takes and that can be read, in the order of the kind. */
export function fieldsOf(spec: LooseSpec): SpecFields {
  let fields: SpecFields = {};
  for (const { key, read } of kindOf(spec.kind).taken) {
    if (spec[key] !== undefined && read(spec[key]) !== undefined) fields = withField(fields, key, spec[key]);
  }
  return fields;
}

/**
 * The spec of a kind with those of the fields that it takes.
 *
 * @throws Error that says what the kind lacks
 */
export function specOf(kind: FigureKind, fields: Partial<WrittenValues>, base: FigureBase): FigureSpec {
  const { taken } = kindOf(kind);
  let own: Partial<WrittenValues> = {};
  for (const key of Object.keys(fields).filter(isFieldKey)) {
    const isTaken = taken.some((field) => field.key === key);
    if (isTaken && fields[key] !== undefined) own = { ...own, [key]: fields[key] };
  }
  const spec = { ...base, kind, ...own };
  if (!isFigureSpec(spec))
    throw new Error(`a figure of kind ${kind} lacks ${missingFields(taken, fieldsOf(spec)).join(', ')}`);
  return spec;
}

/** Reads a spec that was written elsewhere, as a page or a chapter has it. @throws Error where it is none */
export function readSpec(written: unknown): FigureSpec {
  const { id, kind, caption, ...given }: Readonly<Record<string, unknown>> =
    typeof written === 'object' ? { ...written } : {};
  if (!isFigureKind(kind) || typeof id !== 'string') throw new Error(`no figure: ${JSON.stringify(kind)}`);
  let fields: SpecFields = {};
  for (const [key, written] of Object.entries(given))
    if (isFieldKey(key)) fields = withField(fields, key, written);
  return specOf(kind, fields, typeof caption === 'string' ? { id, caption } : { id });
}

function isFigureSpec(spec: FigureBase & LooseSpec): spec is FigureSpec {
  return missingFields(kindOf(spec.kind).taken, fieldsOf(spec)).length === 0;
}
