import { momentOf, PROFILES } from '../data-package-profiles.ts';
import { describeResource } from '../resources.ts';
import type { Campaign } from './campaign.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The order in which the properties are written; any other comes before `resources`. */
const ORDER = [
  '$schema',
  'name',
  'title',
  'shortTitle',
  'description',
  'version',
  'created',
  'contributors',
  'sources',
  'licenses',
  'item',
  'platform',
  'libraries',
  'models',
  'factors',
];

/**
 * The text of `datapackage.json`: what the source gives, under what people wrote (`written`, later ones win), with the
 * factors as `declared`, and the resources described anew.
 */
export function composeDatapackage(
  name: string,
  campaign: Campaign,
  resources: readonly ReturnType<typeof describeResource>[],
  declared: Properties,
  written: readonly Properties[],
): string {
  const given = Object.fromEntries(
    Object.entries(campaign.metadata).filter(([, value]) => value !== undefined),
  );
  const merged: Record<string, unknown> = {
    title: name,
    version: '1.0.0',
    sources: [],
    platform: {},
    libraries: {},
    models: {},
    ...given,
    ...Object.fromEntries(written.flatMap((properties) => Object.entries(properties))),
    $schema: PROFILES.package,
    name,
    factors: Object.keys(declared).length > 0 ? declared : undefined,
  };
  if (campaign.framework !== undefined) merged.libraries = withFramework(campaign, merged.libraries);
  if (typeof merged.created === 'string') merged.created = momentOf(merged.created);
  // What the standard's first version had in the place of $schema.
  const { resources: _, profile: __, ...properties } = merged;
  const ordered = [...ORDER, ...Object.keys(properties).filter((key) => !ORDER.includes(key))]
    .filter((key) => properties[key] !== undefined && !isEmptyLicences(key, properties[key]))
    .map((key) => [key, properties[key]]);
  return `${JSON.stringify({ ...Object.fromEntries(ordered), resources }, undefined, 2)}\n`;
}

/** The standard knows no empty list of licences. */
function isEmptyLicences(key: string, value: unknown): boolean {
  return key === 'licenses' && Array.isArray(value) && value.length === 0;
}

/** Every library that was measured is described with the framework; what is no description is left to be told as a problem. */
function withFramework({ runs, framework }: Campaign, described: unknown): unknown {
  if (typeof described !== 'object' || described === null) return described;
  const libraries = new Map<string, unknown>(Object.entries(described));
  for (const { library } of runs) {
    const info = libraries.has(library) ? libraries.get(library) : {};
    if (typeof info === 'object' && info !== null) libraries.set(library, { framework, ...info });
  }
  return Object.fromEntries(libraries);
}
