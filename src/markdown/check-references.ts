import { boundsOf } from '../claims/wrong-units.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Place } from './chapter-elements.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { Report, WrittenNames } from './report.ts';

/**
 * What a chapter, a claim, a quoted figure or the metadata point at within the report has to be there. Where a chapter could
 * not be read, what it would hold is unknown, not wrong.
 */
export function checkReferences(report: Report, names: WrittenNames): readonly Problem[] {
  const problems: Problem[] = [];
  const chapters = report.chapters.map(({ slug }) => slug);
  const shown = names.shown && names.charts && [...new Set([...names.shown, ...names.charts])];
  const targets = new Map<
    string,
    { attribute: string; what: string; valid: readonly string[] | undefined; listed?: string }
  >([
    [
      'Ref',
      {
        attribute: 'to',
        what: 'figure, table or chapter',
        valid: shown && [...shown, ...chapters],
      },
    ],
    ['Claim', { attribute: 'id', what: 'claim', valid: names.claims }],
    ['Cite', { attribute: 'source', what: 'source', valid: names.sources, listed: 'Bibliography' }],
    ['Quoted', { attribute: 'name', what: 'quoted figure', valid: names.quoted, listed: 'Bibliography' }],
    ['Term', { attribute: 'id', what: 'term', valid: names.terms, listed: 'Glossary' }],
  ]);
  const unknown = (place: Place, what: string, value: string, valid: readonly string[] | undefined) => {
    if (valid === undefined || valid.includes(value)) return;
    problems.push(problemAt(place, `unknown ${what}`, expectOneOf(value, valid), value));
  };

  const printed = new Set(report.elements.map(({ element }) => element.name));
  const unlisted = new Set<string>();
  for (const placed of report.elements) {
    const target = targets.get(placed.element.name);
    const name = target && placed.attributes[target.attribute];
    if (target === undefined || typeof name !== 'string') continue;
    const at = placed.element.attributes.find(({ name }) => name === target.attribute) ?? placed;
    // A path leads to another page of the site, which is known with the data.
    if (!(placed.element.name === 'Ref' && name.startsWith('/')))
      unknown(at, target.what, name, target.valid);
    if (names.shown === undefined || target.listed === undefined) continue;
    if (!printed.has(target.listed) && !unlisted.has(target.listed)) {
      unlisted.add(target.listed);
      const message = `<${placed.element.name}> leads to a list that no chapter has`;
      problems.push(problemAt(placed, message, `<${target.listed} /> in a chapter`));
    }
  }
  for (const { element, attributes, ...place } of report.elements) {
    for (const [key, name] of quotationsIn(attributes)) {
      const at = element.attributes.find((each) => each.name === key) ?? place;
      unknown(at, 'quoted figure', name, names.quoted);
    }
  }
  for (const { declaration, placeOf } of report.claims) {
    declaration.checks.forEach(({ value, expect }, index) => {
      const bounds = boundsOf(expect).map(({ key, bound }) => ({
        fields: { ...bound },
        path: ['expect', key],
      }));
      for (const { fields, path } of [{ fields: value, path: ['value'] }, ...bounds]) {
        for (const [key, name] of quotationsIn(fields))
          unknown(placeOf(['checks', index, ...path, key]), 'quoted figure', name, names.quoted);
      }
    });
    unknown(placeOf(['see']), `figure or table that shows claim ${declaration.id}`, declaration.see, shown);
    if (declaration.source !== undefined)
      unknown(placeOf(['source']), 'source', declaration.source, names.sources);
  }
  for (const figure of report.quoted.values())
    unknown(figure.placeOf(['source']), 'source', figure.source, names.sources);
  const { cover } = report.metadata;
  if (cover !== undefined) unknown(report.placeOfMetadata(['cover']), 'figure in cover', cover, names.shown);

  problems.push(...unprintedClaims(report, names.shown !== undefined));
  return problems;
}

/** The fields that name quoted figures, with each name. */
function quotationsIn(fields: Readonly<Record<string, unknown>>): (readonly [key: string, name: string])[] {
  return ['quoted', 'watts'].flatMap((key) =>
    [fields[key]].flat().flatMap((name) => (typeof name === 'string' ? [[key, name] as const] : [])),
  );
}

/** Every claim stands in a chapter, once: its place is what the list of claims links to. */
function unprintedClaims({ claims, elements }: Report, allRead: boolean): Problem[] {
  return claims.flatMap(({ declaration, place }) => {
    const printed = elements.filter(
      ({ element, attributes }) => element.name === 'Claim' && attributes.id === declaration.id,
    );
    if (printed.length === 1 || (printed.length === 0 && !allRead)) return [];
    const message =
      printed.length === 0 ? 'claim is not printed in any chapter' : 'claim is printed more than once';
    const expected = `<Claim id="${declaration.id}" /> once`;
    return [problemAt(printed[1] ?? place, message, expected, declaration.id)];
  });
}

function problemAt(
  { file, line, column }: Place,
  message: string,
  expected: string,
  value?: string,
): Problem {
  return { file, line, column, message, ...(value === undefined ? {} : { value }), expected };
}
