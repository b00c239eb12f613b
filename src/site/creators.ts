import type { Contributor, Descriptor } from '../dataset/types.ts';
import type { ReportMetadata } from '../markdown/content-schemas.ts';

/** Who made something, in the words of schema.org. */
export interface Creator {
  readonly '@type': 'Person' | 'Organization';
  readonly name: string;
  readonly url?: string;
  readonly affiliation?: { readonly '@type': 'Organization'; readonly name: string };
}

/** Who measured a dataset: contributors that are its creators, else all of them, else the authors of the report. */
export function creatorsOf(
  { contributors = [] }: Descriptor,
  { authors }: ReportMetadata,
): readonly Creator[] {
  const creators = contributors.filter(({ roles }) => roles?.includes('creator'));
  const named = (creators.length > 0 ? creators : contributors).flatMap(creatorOf);
  return named.length > 0 ? named : authors.map(authorOf);
}

/** An author of the report. */
export function authorOf({ name, kind }: ReportMetadata['authors'][number]): Creator {
  return { '@type': kind === 'group' ? 'Organization' : 'Person', name };
}

/** By the standard, only a person has a given or a family name; one who is named by a title alone is taken for a group. */
function creatorOf({ title, givenName, familyName, organization, path }: Contributor): readonly Creator[] {
  const isPerson = givenName !== undefined || familyName !== undefined;
  const parts = [givenName, familyName].filter((part) => part !== undefined);
  const name = title ?? (isPerson ? parts.join(' ') : organization);
  if (name === undefined) return [];
  return [
    {
      '@type': isPerson ? 'Person' : 'Organization',
      name,
      ...(path !== undefined && { url: path }),
      ...(isPerson &&
        organization !== undefined && {
          affiliation: { '@type': 'Organization' as const, name: organization },
        }),
    },
  ];
}
