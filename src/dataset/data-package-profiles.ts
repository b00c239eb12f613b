/** What descriptors conform to: Data Package 2.0 (https://datapackage.org), whose `$schema` took the place of `profile`. */
export const PROFILES = {
  package: 'https://datapackage.org/profiles/2.0/datapackage.json',
  resource: 'https://datapackage.org/profiles/2.0/dataresource.json',
  schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
} as const;

/** How the standard, which knows no days, writes one: `created` has to be a date and a time. */
const MIDNIGHT = 'T00:00:00Z';

/** A day as a moment of the standard; a moment as it is. */
export function momentOf(created: string): string {
  return created.includes('T') ? created : `${created}${MIDNIGHT}`;
}

/** The day that {@link momentOf} wrote so; any other moment as it is. */
export function dayOrMoment(created: string): string {
  return created.endsWith(MIDNIGHT) ? created.slice(0, -MIDNIGHT.length) : created;
}
