import type { Analysis } from '../analysis.ts';
import { compareCodeUnits } from '../row-order.ts';

/** As much of a dataset as says what it is a version of, and which. */
export type Version = Pick<Analysis, 'name' | 'descriptor'>;

/**
 * Whether two datasets are versions of one campaign: data packages of one `name`, which is the folder's where
 * `datapackage.json` says none. Nothing else says so: two boards of one make are two boards, and one board may have been
 * measured for two purposes.
 */
export function areVersions(one: Version, other: Version): boolean {
  return packageOf(one) === packageOf(other);
}

/** The name that all versions have. */
export function packageOf({ name, descriptor }: Version): string {
  return descriptor.packageName ?? name;
}

/** From the earliest on: by the date of the data, then by the number of the version, then by the dataset's name. */
export function inOrder<Kind extends Version>(versions: readonly Kind[]): readonly Kind[] {
  return versions.toSorted(
    (a, b) =>
      Date.parse(a.descriptor.created) - Date.parse(b.descriptor.created) ||
      numbered.compare(a.descriptor.version ?? '', b.descriptor.version ?? '') ||
      compareCodeUnits(a.name, b.name),
  );
}

/** 1.10.0 comes after 1.9.0. */
const numbered = new Intl.Collator('en', { numeric: true });
