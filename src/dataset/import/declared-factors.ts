import { isObject } from '../is-object.ts';
import type { Factor } from '../types.ts';
import type { Campaign, LeftOut } from './campaign.ts';

type Properties = Readonly<Record<string, unknown>>;

export interface DeclaredFactors {
  /** The campaign's, in the order in which people name them, then in its own. */
  readonly factors: readonly Factor[];
  /** The `factors` of `datapackage.json`: what people say of each wins, whether or not it is right. */
  readonly declared: Properties;
  /** What people declare and no run has a level of. */
  readonly leftOut: readonly LeftOut[];
}

/** Joins what a campaign knows of its factors with what people say of them (`written`, later ones win). */
export function declareFactors(campaign: Campaign, written: readonly Properties[]): DeclaredFactors {
  const said = [campaign.metadata, ...written].map((properties) => properties.factors).filter(isObject);
  const own = new Map(campaign.factors?.map((factor) => [factor.name, factor]));
  const names = new Set([...said.flatMap((each) => Object.keys(each)), ...own.keys()]);
  const declared: Record<string, unknown> = {};
  const factors: Factor[] = [];
  for (const name of names) {
    const factor = own.get(name);
    if (factor === undefined) continue;
    const saidOfIt = said.flatMap((each) => (Object.hasOwn(each, name) ? [each[name]] : []));
    const properties = Object.assign({}, propertiesOf(factor), ...saidOfIt.filter(isObject)) as Properties;
    // What is no object is told as a problem of the description.
    declared[name] = saidOfIt.find((each) => !isObject(each)) ?? properties;
    factors.push({ ...factor, ...readable(properties) });
  }
  const unused = [...names].filter((name) => !own.has(name));
  return {
    factors,
    declared,
    leftOut: unused.map((name) => ({ what: `the factor ${name}`, why: 'no run has a level of it' })),
  };
}

/** What is written of a factor: nothing that holds if it is left out. */
function propertiesOf({ label, unit, order, of }: Factor): Properties {
  return {
    label,
    ...(unit === undefined ? {} : { unit }),
    ...(order === undefined ? {} : { order }),
    ...(of === 'library' ? {} : { of }),
  };
}

/** As much as the tables' columns need of what people say, which is checked as a whole when the dataset is read. */
function readable({ label, unit, order, of }: Properties): Partial<Factor> {
  return {
    ...(typeof label === 'string' ? { label } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Array.isArray(order) ? { order: order.map(String) } : {}),
    ...(of === 'library' || of === 'model' ? { of } : {}),
  };
}
