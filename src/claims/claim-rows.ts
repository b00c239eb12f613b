import type { CheckResult, JudgedClaim, Verdict } from './judge-claim.ts';

/** A claim as `/data/<dataset>/claims.json` publishes it. Shares are fractions; null is "does not apply". */
export interface ClaimRow {
  readonly id: string;
  /** The statement's number in the original report. */
  readonly seed: number | null;
  readonly kind: 'own' | 'quoted';
  readonly statement: string;
  /** The value of the check that decided: the first that fails, or else the first. */
  readonly value: number | null;
  readonly unit: string;
  readonly expected: string;
  readonly verdict: Verdict;
  /** Of a quoted statement: the verdict that the prose around it relies on. */
  readonly written_verdict: Verdict | null;
  /** Where it stands in the report. */
  readonly href: string;
  /** The figure or table that shows it. */
  readonly shown_in: string;
  readonly checks: readonly CheckRow[];
}

interface CheckRow {
  readonly label: string | null;
  readonly value: number | null;
  readonly of: string;
  /** Half the width of the 95% interval over repetitions. */
  readonly margin: number | null;
  readonly unit: string;
  readonly expected: string;
  readonly verdict: Verdict;
  readonly difference: string | null;
  readonly within_spread: readonly string[];
}

/** @param link to what has an anchor in the report */
export function claimRow(claim: JudgedClaim, link: (anchor: string) => string): ClaimRow {
  const { declaration, statement, checks, decisive, verdict } = claim;
  return {
    id: declaration.id,
    seed: declaration.seed ?? null,
    kind: declaration.kind,
    statement,
    value: finite(decisive.value),
    unit: decisive.unit,
    expected: decisive.expected,
    verdict,
    written_verdict: declaration.verdict ?? null,
    href: link(`claim-${declaration.id}`),
    shown_in: link(declaration.see),
    checks: checks.map(checkRow),
  };
}

function checkRow(check: CheckResult): CheckRow {
  return {
    label: check.label ?? null,
    value: finite(check.value),
    of: check.of,
    margin: check.margin,
    unit: check.unit,
    expected: check.expected,
    verdict: check.verdict,
    difference: check.difference ?? null,
    within_spread: check.withinSpread,
  };
}

/** JSON has no NaN. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
