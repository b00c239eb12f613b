import { momentOf, PROFILES } from '../../dataset/data-package-profiles.ts';
import { isObject } from '../../dataset/is-object.ts';
import type { Migration } from './migration.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Version 2 of Data Package has `$schema` in the place of `profile`, knows no days, and no empty list of licences. */
export const dataPackage2: Migration = {
  what: 'datasets are described by version 2 of Data Package',
  of: 'data',
  rewrite(file, text) {
    if (!file.endsWith('/datapackage.json')) return text;
    const written = parsed(text);
    if (written === undefined || !isOfVersion1(written)) return text;
    return `${JSON.stringify(packageOf(written), undefined, 2)}\n`;
  },
};

/** Undefined for what is no object: what is wrong with it is told where datasets are checked. */
function parsed(text: string): Properties | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isOfVersion1({ profile, resources }: Properties): boolean {
  return profile !== undefined || resourcesIn(resources).some((resource) => resource.profile !== undefined);
}

function resourcesIn(resources: unknown): readonly Properties[] {
  return Array.isArray(resources) ? resources.filter(isObject) : [];
}

/** Keys stay in their order, with the version of the standard before them. */
function packageOf(written: Properties): Properties {
  return {
    $schema: PROFILES.package,
    ...withEntries(written, (key, value) => {
      if (key === 'profile' || key === '$schema') return undefined;
      if (key === 'created' && typeof value === 'string') return [key, momentOf(value)];
      if (key === 'licenses' && Array.isArray(value) && value.length === 0) return undefined;
      if (key === 'resources' && Array.isArray(value))
        return [key, value.map((each: unknown) => (isObject(each) ? resourceOf(each) : each))];
      return [key, value];
    }),
  };
}

function resourceOf(written: Properties): Properties {
  return {
    $schema: PROFILES.resource,
    ...withEntries(written, (key, value) => {
      if (key === '$schema') return undefined;
      if (key === 'profile') return value === 'tabular-data-resource' ? ['type', 'table'] : undefined;
      if (key === 'schema' && isObject(value)) return [key, { $schema: PROFILES.schema, ...value }];
      return [key, value];
    }),
  };
}

function withEntries(
  properties: Properties,
  change: (key: string, value: unknown) => readonly [string, unknown] | undefined,
): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => {
      const changed = change(key, value);
      return changed === undefined ? [] : [changed];
    }),
  );
}
