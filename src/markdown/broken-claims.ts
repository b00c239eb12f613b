import type { CheckResult, JudgedClaim } from '../claims/judge-claim.ts';
import type { Place } from './chapter-elements.ts';
import type { Report } from './report.ts';

/** Every broken claim in words: where it is declared, what it says, what the data say, and what was expected. */
export function brokenClaimsMessage(broken: readonly JudgedClaim[], { claims }: Report): string {
  const places = new Map(claims.map(({ declaration, place }) => [declaration.id, place]));
  const count = broken.length === 1 ? '1 claim is' : `${String(broken.length)} claims are`;
  return [
    `${count} not what the data say:`,
    ...broken.map((claim) => describe(claim, places.get(claim.declaration.id))),
  ].join('\n');
}

function describe({ declaration, statement, checks, verdict }: JudgedClaim, place?: Place): string {
  const lines = checks.map((check) => {
    const label = check.label === undefined ? '' : `${check.label}: `;
    return `    ${label}${outcome(check)}`;
  });
  const written = declaration.verdict === undefined ? '' : `; the author wrote ${declaration.verdict}`;
  const where = place === undefined ? '' : `${place.file}:${String(place.line)}:${String(place.column)}: `;
  return [`  ${where}${declaration.id}: ${JSON.stringify(statement)} ${verdict}${written}`, ...lines].join(
    '\n',
  );
}

function outcome({ value, valueText, of, expected, difference }: CheckResult): string {
  // Without a value the difference is why there is none.
  if (Number.isNaN(value) && difference !== undefined) return `fails, ${difference}`;
  const verdict = difference === undefined ? 'holds' : `fails, ${difference}`;
  return `the data say ${valueText} (${of}); expected ${expected}: ${verdict}`;
}
