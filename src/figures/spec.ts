import type { GivenFields, TakenField, WrittenFields } from './field-use.ts';
import { FIELDS, isFieldKey, withField, type SpecFields, type WrittenValues } from './fields.ts';
import type { Kind } from './kinds/define-kind.ts';
import { KINDS } from './kinds/registry.ts';

export type FigureKind = keyof typeof KINDS;

/** What every figure has, whatever its kind. */
interface FigureBase {
  /** Stable and unique in a report: part of file names and links. */
  readonly id: string;
  /** Overrides the caption that the selection gives. */
  readonly caption?: string;
  /** Of a kind that shows one model: further models, each in a panel of its own. */
  readonly panels?: readonly string[];
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
 * @throws Error that says what the kind lacks, and what cannot be
 */
export function specOf(kind: FigureKind, fields: Partial<WrittenValues>, base: FigureBase): FigureSpec {
  const taken = new Set(kindOf(kind).taken.map(({ key }) => key));
  let own: Partial<WrittenValues> = {};
  for (const key of Object.keys(fields).filter(isFieldKey))
    if (taken.has(key) && fields[key] !== undefined) own = { ...own, [key]: fields[key] };
  const spec = { ...base, kind, ...own };
  if (!isFigureSpec(spec)) throw new Error(`${kind} ${base.id}: ${problemsOf(spec).join('; ')}`);
  return spec;
}

/** Reads a spec that was written elsewhere, as a page or a chapter has it. @throws Error where it is none */
export function readSpec(written: unknown): FigureSpec {
  const { id, kind, caption, panels, ...given }: Readonly<Record<string, unknown>> =
    typeof written === 'object' ? { ...written } : {};
  if (!isFigureKind(kind) || typeof id !== 'string') throw new Error(`no figure: ${JSON.stringify(kind)}`);
  const further = panels === undefined ? undefined : readPanels(panels);
  const problems = problemsOf({ kind, ...given, ...(further && { panels: further }) });
  if (problems.length > 0) throw new Error(`${kind} ${id}: ${problems.join('; ')}`);
  let fields: SpecFields = {};
  for (const [key, value] of Object.entries(given))
    if (isFieldKey(key)) fields = withField(fields, key, value);
  return specOf(kind, fields, {
    id,
    ...(typeof caption === 'string' && { caption }),
    ...(further && { panels: further }),
  });
}

/** Tags of models, as they are written elsewhere: as a list or as words. */
function readPanels(written: unknown): readonly string[] | undefined {
  return FIELDS.models.read(written);
}

/** Whether a kind shows one model, and so may show more in panels. */
export function hasPanels(kind: FigureKind): boolean {
  return kindOf(kind).taken.some(({ key }) => key === 'model');
}

function isFigureSpec(spec: FigureBase & LooseSpec): spec is FigureSpec {
  return problemsOf(spec).length === 0;
}

/** Why fields are not those of a figure of their kind. */
function problemsOf({ kind, id: _, caption: __, panels, ...given }: LooseSpec): readonly string[] {
  const { taken } = kindOf(kind);
  const known = new Map<string, TakenField>(taken.map((field) => [field.key, field]));
  const wrong = Object.entries(given).flatMap(([key, written]: [string, unknown]) => {
    const field = known.get(key);
    if (written === undefined || field?.read(written) !== undefined) return [];
    return [`${key} cannot be ${JSON.stringify(written)}; expected ${field?.expected ?? 'none'}`];
  });
  const missing = taken.filter(({ key, required }) => required && given[key] === undefined);
  const odd =
    panels !== undefined && !hasPanels(kind) ? ['panels cannot be: the kind shows no one model'] : [];
  return [...wrong, ...odd, ...missing.map(({ key }) => `${key} is missing`)];
}
