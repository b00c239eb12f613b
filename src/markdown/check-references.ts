import type { Problem } from '../dataset/problem.ts';
import type { Place } from './chapter-elements.ts';
import { expectOneOf } from './nearest.ts';
import type { Report } from './report.ts';

/** What a chapter, a claim or a quoted figure points at within the report has to be there, and each id once. */
export function checkReferences(report: Report): readonly Problem[] {
  const problems: Problem[] = [];
  const shown = [...report.figures, ...report.tables].map(({ spec }) => spec.id);
  const targets = new Map<string, { attribute: string; what: string; valid: readonly string[] }>([
    [
      'Ref',
      {
        attribute: 'to',
        what: 'figure, table or chapter',
        valid: [...shown, ...report.chapters.map(({ slug }) => slug)],
      },
    ],
    [
      'Claim',
      { attribute: 'id', what: 'claim', valid: report.claims.map(({ declaration }) => declaration.id) },
    ],
    ['Cite', { attribute: 'source', what: 'source', valid: [...report.bibliography.keys()] }],
    ['Quoted', { attribute: 'name', what: 'quoted figure', valid: [...report.quoted.keys()] }],
    ['Term', { attribute: 'id', what: 'term', valid: [...report.glossary.keys()] }],
  ]);
  const unknown = (place: Place, what: string, value: string, valid: readonly string[]) => {
    if (valid.includes(value)) return;
    const { file, line, column } = place;
    problems.push({
      file,
      line,
      column,
      message: `unknown ${what}`,
      value,
      expected: expectOneOf(value, valid),
    });
  };

  for (const placed of report.elements) {
    const target = targets.get(placed.element.name);
    if (target === undefined) continue;
    const at = placed.element.attributes.find(({ name }) => name === target.attribute) ?? placed;
    const name = String(placed.attributes[target.attribute]);
    // A path leads to another page of the site, which the check of links in the built site covers.
    if (!name.startsWith('/')) unknown(at, target.what, name, target.valid);
  }
  const sources = [...report.bibliography.keys()];
  for (const { declaration, place } of report.claims) {
    unknown(place, `figure or table that shows claim ${declaration.id}`, declaration.see, shown);
    if (declaration.source !== undefined) unknown(place, 'source', declaration.source, sources);
  }
  for (const figure of report.quoted.values()) unknown(figure.place, 'source', figure.source, sources);

  problems.push(...repeatedIds(report), ...unprintedClaims(report));
  return problems;
}

function repeatedIds(report: Report): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, Place>();
  const placed = [
    ...report.figures.map((figure) => ({ id: figure.spec.id, place: figure })),
    ...report.tables.map((table) => ({ id: table.spec.id, place: table })),
    ...report.claims.map(({ declaration, place }) => ({ id: `claim-${declaration.id}`, place })),
    ...report.chapters.map(({ slug, file }) => ({ id: slug, place: { file, line: 1, column: 1 } })),
  ];
  for (const { id, place } of placed) {
    const before = first.get(id);
    if (before === undefined) first.set(id, place);
    else {
      problems.push({
        file: place.file,
        line: place.line,
        column: place.column,
        message: `id is already that of ${before.file}:${String(before.line)}`,
        value: id.replace(/^claim-/, ''),
        expected: 'an id of its own',
      });
    }
  }
  return problems;
}

/** Every claim stands in a chapter, once: its place is what the list of claims links to. */
function unprintedClaims({ claims, elements }: Report): Problem[] {
  return claims.flatMap(({ declaration, place }) => {
    const printed = elements.filter(
      ({ element, attributes }) => element.name === 'Claim' && attributes.id === declaration.id,
    );
    if (printed.length === 1) return [];
    const { file, line, column } = printed[1] ?? place;
    return [
      {
        file,
        line,
        column,
        message:
          printed.length === 0 ? 'claim is not printed in any chapter' : 'claim is printed more than once',
        value: declaration.id,
        expected: `<Claim id="${declaration.id}" /> once`,
      },
    ];
  });
}
