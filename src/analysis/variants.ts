import { compareLevels } from '../dataset/level.ts';
import type { Descriptor, Factor, FactorLevels, NetworkLayer, Run, Variant } from '../dataset/types.ts';
import { compareCodeUnits } from './row-order.ts';

/**
 * What is compared is a variant: a library with the levels of the factors that vary how a network is run, a model with those
 * that vary what is run. A variant has a tag, a label and a description of its own, so that all that follows from the runs
 * (tables, the adaptive solution, figures, sentences) takes it for the library or the model. A dataset without factors has
 * no variants.
 */

/** The runs under the tags of their variants; the very same runs where no factor is declared. */
export function runsOfVariants(runs: readonly Run[], factors: readonly Factor[]): readonly Run[] {
  if (factors.length === 0) return runs;
  return runs.map((run) => ({
    ...run,
    model: variantTag(run.model, levelsOf('model', run.factors, factors), factors),
    library: variantTag(run.library, levelsOf('library', run.factors, factors), factors),
  }));
}

/** The descriptions and networks of a dataset by the tags of the variants that its runs have. */
export function describeVariants<
  Described extends { readonly descriptor: Descriptor; readonly networks: readonly NetworkLayer[] },
>(dataset: Described, runs: readonly Run[]): Described {
  const { descriptor, networks } = dataset;
  const { factors } = descriptor;
  if (factors.length === 0) return dataset;
  const models = variantsOf('model', runs, factors, descriptor.models);
  const libraries = variantsOf('library', runs, factors, descriptor.libraries);
  return {
    ...dataset,
    descriptor: {
      ...descriptor,
      models: describe(models, factors, descriptor.models, (info, label, variant) => ({
        ...info,
        label,
        variant,
      })),
      libraries: describe(libraries, factors, descriptor.libraries, (info, label, variant) => {
        const { shortLabel } = info ?? {};
        const { precision } = variant.levels;
        return {
          ...info,
          label,
          variant,
          ...(shortLabel !== undefined && {
            shortLabel: [shortLabel, ...Object.values(variant.levels)].join(' '),
          }),
          ...(precision !== undefined && { precision }),
        };
      }),
    },
    networks: [...models].flatMap(([model, { of, levels }]) =>
      networks
        .filter((layer) => layer.model === of && agrees(layer.factors ?? {}, levels))
        .map((layer) => ({ ...layer, model })),
    ),
  };
}

/** What a level is called beside other words: `4 threads`, `1 thread`, `224 px`, `power mode MAXN`. */
export function levelText({ label, unit }: Pick<Factor, 'label' | 'unit'>, level: string): string {
  if (unit === undefined) return `${lowerFirst(label)} ${level}`;
  // What is counted is also what the factor is called; other units (ms, px) know no plural.
  const isCounted = unit === lowerFirst(label) && unit.endsWith('s');
  return `${level} ${level === '1' && isCounted ? unit.slice(0, -1) : unit}`;
}

/** Names of variants that stand beside each other. */
export interface NamesBeside {
  /** By tag, with the levels alone in which they differ. */
  readonly labels: ReadonlyMap<string, string>;
  /** The levels that all of them have, in words. */
  readonly shared: readonly string[];
}

/**
 * What libraries or models are called beside each other: what all have in common need not be said of each, as long as their
 * names still tell them apart.
 */
export function namesBeside(
  of: Factor['of'],
  tags: readonly string[],
  { factors, [of === 'library' ? 'libraries' : 'models']: described }: Descriptor,
): NamesBeside {
  const variants = tags.flatMap((tag) => described.get(tag)?.variant ?? []);
  const levelAt = ({ name }: Factor) => new Set(variants.map(({ levels }) => levels[name]));
  const isAlike = variants.length === tags.length && variants.length > 1;
  const common = factors.filter(
    (factor) => isAlike && levelAt(factor).size === 1 && !levelAt(factor).has(undefined),
  );
  const nameOf = (tag: string): string => {
    const { variant, label = tag } = described.get(tag) ?? {};
    if (variant === undefined || common.length === 0) return label;
    const own = factors.filter((factor) => !common.includes(factor));
    return [variant.label, ...levelTexts(variant, own)].join(', ');
  };
  return {
    labels: new Map(tags.map((tag) => [tag, nameOf(tag)])),
    shared: common.length === 0 ? [] : levelTexts(variants[0]!, common),
  };
}

function levelTexts({ levels }: Variant, factors: readonly Factor[]): readonly string[] {
  return factors.flatMap((factor) => {
    const level = levels[factor.name];
    return level === undefined ? [] : [levelText(factor, level)];
  });
}

/** What variants are called together: by what they are of, and by each of their levels, as in `threads=4`. */
export function variantGroups(variant: Variant | undefined): readonly string[] {
  if (variant === undefined) return [];
  return [variant.of, ...Object.entries(variant.levels).map(([factor, level]) => levelGroup(factor, level))];
}

/** The same for people, by what the groups of libraries are called. */
export function variantGroupLabels({ libraries, factors }: Descriptor): ReadonlyMap<string, string> {
  const variants = [...libraries.values()].flatMap(({ variant }) => variant ?? []);
  return new Map([
    ...variants.map(({ of, label }) => [of, label] as const),
    ...variants.flatMap(({ levels }) =>
      factors.flatMap((factor) => {
        const level = levels[factor.name];
        return level === undefined
          ? []
          : [[levelGroup(factor.name, level), levelText(factor, level)] as const];
      }),
    ),
  ]);
}

function levelGroup(factor: string, level: string): string {
  return `${factor}=${level}`;
}

/** Levels as they stand behind a tag: `@threads=4`; empty where no factor applies. */
export function levelsSuffix(levels: FactorLevels, factors: readonly Factor[]): string {
  return factors
    .filter(({ name }) => levels[name] !== undefined)
    .map(({ name }) => `@${levelGroup(name, levels[name]!)}`)
    .join('');
}

function variantTag(tag: string, levels: FactorLevels, factors: readonly Factor[]): string {
  return `${tag}${levelsSuffix(levels, factors)}`;
}

function levelsOf(of: Factor['of'], levels: FactorLevels, factors: readonly Factor[]): FactorLevels {
  return Object.fromEntries(
    factors.flatMap((factor) => {
      const level = factor.of === of ? levels[factor.name] : undefined;
      return level === undefined ? [] : [[factor.name, level] as const];
    }),
  );
}

/** By tag, in the order of the report: libraries or models as described, then by tag; of each the levels in their order. */
function variantsOf(
  of: Factor['of'],
  runs: readonly Run[],
  factors: readonly Factor[],
  described: ReadonlyMap<string, { readonly label: string }>,
): ReadonlyMap<string, Variant> {
  const found = new Map<string, Variant>();
  for (const run of runs) {
    const levels = levelsOf(of, run.factors, factors);
    const tag = variantTag(run[of], levels, factors);
    const label = described.get(run[of])?.label ?? run[of];
    if (!found.has(tag)) found.set(tag, { of: run[of], label, levels });
  }
  const place = new Map([...described.keys()].map((tag, index) => [tag, index]));
  const rank = (tag: string): number => place.get(tag) ?? place.size;
  const byLevel = factors.map((factor) => ({ name: factor.name, compare: compareLevels(factor) }));
  return new Map(
    [...found].sort(([, a], [, b]) => {
      const byBase = rank(a.of) - rank(b.of) || compareCodeUnits(a.of, b.of);
      return byLevel.reduce(
        (order, { name, compare }) => order || compare(a.levels[name] ?? '', b.levels[name] ?? ''),
        byBase,
      );
    }),
  );
}

/** A description for each variant, then those of what has no runs as they are. */
function describe<Info extends { readonly label: string }>(
  variants: ReadonlyMap<string, Variant>,
  factors: readonly Factor[],
  described: ReadonlyMap<string, Info>,
  ofVariant: (info: Info | undefined, label: string, variant: Variant) => Info,
): ReadonlyMap<string, Info> {
  const own = [...variants].map(([tag, variant]) => {
    const info = described.get(variant.of);
    const label = [variant.label, ...levelTexts(variant, factors)].join(', ');
    return [tag, ofVariant(info, label, variant)] as const;
  });
  const used = new Set([...variants.values()].map(({ of }) => of));
  return new Map([...own, ...[...described].filter(([tag]) => !used.has(tag))]);
}

function agrees(required: FactorLevels, levels: FactorLevels): boolean {
  return Object.entries(required).every(([name, level]) => levels[name] === level);
}

function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? `${label[0]!.toLowerCase()}${label.slice(1)}` : label;
}
