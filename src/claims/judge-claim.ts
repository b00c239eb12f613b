import { NotMeasured } from '../analysis/not-measured.ts';
import { inItems } from '../dataset/item-words.ts';
import { Misstated } from '../dataset/misstated.ts';
import type { ClaimDeclaration } from './declaration.ts';
import { testFor, type Judgement } from './expectation.ts';
import type { MeasureContext } from './measure.ts';
import type { Observation } from './observation.ts';
import { formatQuantity, formatRange, type Unit } from '../figures/measures/quantity.ts';
import { answer, type Query } from './query.ts';

export type Verdict = 'holds' | 'fails';

/** One check of a claim against the data. */
export interface CheckResult {
  readonly label?: string;
  /** The value that decided, unrounded; NaN where the data have none. */
  readonly value: number;
  /** What it is of. */
  readonly of: string;
  readonly margin: number | null;
  readonly unit: Unit;
  /** The value, or the range of several, for people. */
  readonly valueText: string;
  readonly expected: string;
  /** The value of the data that it is compared with, where the expectation names one. */
  readonly against?: string;
  readonly verdict: Verdict;
  /** What is too close to the bound to tell, given the spread over repetitions. */
  readonly withinSpread: readonly string[];
  /** Where it fails: by how much, in words, or why there is no value. */
  readonly difference?: string;
}

export interface JudgedClaim {
  readonly declaration: ClaimDeclaration;
  /** The statement with its values in place. */
  readonly statement: string;
  readonly checks: readonly CheckResult[];
  /** The check that decided: the first that fails, or else the first. */
  readonly decisive: CheckResult;
  readonly verdict: Verdict;
  /** An own claim that fails, or a quoted one whose verdict is not the one that the author wrote. */
  readonly broken: boolean;
}

/** A claim holds when every one of its checks does. */
export function judgeClaim(declaration: ClaimDeclaration, context: MeasureContext): JudgedClaim {
  const checks = declaration.checks.map((check) => judgeCheck(check, context));
  const decisive = checks.find((check) => check.verdict === 'fails') ?? checks[0]!;
  return {
    declaration,
    statement: declaration.statement.replace(
      /\{value(?::(\d+))?\}/g,
      (_, number?: string) => checks[Number(number ?? 1) - 1]?.valueText ?? '?',
    ),
    checks,
    decisive,
    verdict: decisive.verdict,
    broken: decisive.verdict !== (declaration.verdict ?? 'holds'),
  };
}

function judgeCheck(check: ClaimDeclaration['checks'][number], context: MeasureContext): CheckResult {
  const label = check.label === undefined ? {} : { label: check.label };
  try {
    const { unit, observations } = answer(check.value as Query, context);
    const test = testFor(check.expect, unit, context);
    const judged = observations.map((observation) => ({ observation, judgement: test.judge(observation) }));
    const { observation, judgement } = furthestOff(judged);
    return {
      ...label,
      value: observation.value,
      of: observation.of,
      margin: observation.margin,
      unit,
      valueText: inItems(valueText(observations, unit), context.analysis.descriptor),
      expected: (observations.length > 1 ? 'each ' : '') + test.words,
      ...(test.against === undefined ? {} : { against: test.against }),
      verdict: judgement.holds ? 'holds' : 'fails',
      withinSpread: judged.filter((each) => each.judgement.withinSpread).map((each) => each.observation.of),
      ...(judgement.holds ? {} : { difference: differenceText(observation, judgement, unit) }),
    };
  } catch (error) {
    if (!(error instanceof NotMeasured || error instanceof Misstated)) throw error;
    return {
      ...label,
      value: NaN,
      of: '',
      margin: null,
      unit: 'number',
      valueText: 'not measured',
      expected: 'a value',
      verdict: 'fails',
      withinSpread: [],
      difference: error.message,
    };
  }
}

interface Judged {
  readonly observation: Observation;
  readonly judgement: Judgement;
}

/** Of several, the one that decides: failing ones first, then the one furthest from its bound, or nearest if all hold. */
function furthestOff(judged: readonly Judged[]): Judged {
  const distance = ({ observation, judgement }: Judged) => Math.abs(observation.value - judgement.bound);
  const failing = judged.filter(({ judgement }) => !judgement.holds);
  const byDistance = (failing.length > 0 ? failing : [...judged]).sort((a, b) => distance(a) - distance(b));
  return failing.length > 0 ? byDistance.at(-1)! : byDistance[0]!;
}

function valueText(observations: readonly Observation[], unit: Unit): string {
  const values = observations.map(({ value }) => value);
  return formatRange(Math.min(...values), Math.max(...values), unit);
}

/** By how much a value misses its bound: in percentage points for a share, otherwise as a share of the bound. */
function differenceText({ value }: Observation, { bound, onlyNoise }: Judgement, unit: Unit): string {
  if (onlyNoise) return 'within the spread over repetitions';
  const word = value > bound ? 'more' : 'less';
  const off = Math.abs(value - bound);
  if (unit === 'share') return `${formatQuantity(off * 100, 'number', 2)} percentage points ${word}`;
  return bound === 0
    ? `${formatQuantity(off, unit, 2)} ${word}`
    : `${formatQuantity(off / Math.abs(bound), 'share', 2)} ${word}`;
}
