import type { JudgedClaim } from './judge-claim.ts';

/** Every broken claim in words: what it says, what the data say, and what was expected. */
export function brokenClaimsMessage(broken: readonly JudgedClaim[]): string {
  const count = broken.length === 1 ? '1 claim is' : `${String(broken.length)} claims are`;
  return [`${count} not what the data say:`, ...broken.map(describe)].join('\n');
}

function describe({ declaration, statement, checks, verdict }: JudgedClaim): string {
  const lines = checks.map((check) => {
    const label = check.label === undefined ? '' : `${check.label}: `;
    const outcome = check.difference === undefined ? 'holds' : `fails, ${check.difference}`;
    return `    ${label}the data say ${check.valueText} (${check.of}); expected ${check.expected}: ${outcome}`;
  });
  const written = declaration.verdict === undefined ? '' : `; the author wrote ${declaration.verdict}`;
  return [`  ${declaration.id}: ${JSON.stringify(statement)} ${verdict}${written}`, ...lines].join('\n');
}
