import { range, rounded, type Allowed } from './allowed.ts';
import { NotMeasured } from '../analysis/not-measured.ts';
import type { Bound } from './bound.ts';
import { EXPECTATION_KINDS, type Expectation } from './expectation-schema.ts';
import type { MeasureContext } from './measure.ts';
import { Misstated } from '../dataset/misstated.ts';
import type { Observation } from './observation.ts';
import { formatQuantity, type Unit } from '../figures/measures/quantity.ts';
import { answer, isQuery, type Query } from './query.ts';
import { wrongUnits } from './wrong-units.ts';
import { inItems } from '../dataset/item-words.ts';

export interface Judgement {
  readonly holds: boolean;
  /** The bound that decided, for saying by how much a value misses it. */
  readonly bound: number;
  /** The value is allowed, but not the whole of its 95% interval, which was asked for. */
  readonly onlyNoise: boolean;
  /** The 95% interval over repetitions reaches across an end of what is allowed, so another run might differ. */
  readonly withinSpread: boolean;
}

/** An expectation made ready for one unit: its words, and its test of single observations. */
export interface Test {
  readonly words: string;
  /** The value that the bound is, where it is asked of the data. */
  readonly against?: string;
  /** @throws NotMeasured where more than the noise is asked for and nothing tells it */
  judge(observation: Observation): Judgement;
}

/** A bound as a number, with what is not known of it. */
interface Resolved {
  readonly value: number;
  readonly text: string;
  readonly margin: number;
  readonly isNoiseUnknown?: boolean;
  readonly against?: string;
}

/** @throws {@link Misstated} where a bound has another unit; what {@link answer} throws of a bound that is a query */
export function testFor(expectation: Expectation, unit: Unit, context: MeasureContext): Test {
  const { notAbove, notBelow, beyondNoise = false } = expectation;
  const wrong = wrongUnits(expectation, unit, context)[0];
  if (wrong !== undefined) throw new Misstated(wrong.written, wrong.expected);
  const { allowed, bound } = allowedBy(expectation, unit, context);
  const tolerant = notAbove !== undefined || notBelow !== undefined;
  const how = beyondNoise
    ? ', beyond the spread over repetitions'
    : tolerant
      ? ', given the spread over repetitions'
      : '';
  return {
    words: allowed.words + how,
    ...(bound?.against === undefined ? {} : { against: bound.against }),
    judge: ({ of, value, margin, isNoiseUnknown = false }) => {
      if (beyondNoise && (isNoiseUnknown || bound?.isNoiseUnknown === true))
        throw new NotMeasured(`nothing tells the noise of ${isNoiseUnknown ? of : bound!.text}`);
      const reach = Math.hypot(margin ?? 0, bound?.margin ?? 0);
      const isAllowed = allowed.contains(value);
      const whole = allowed.contains(value - reach) && allowed.contains(value + reach);
      const part = isAllowed || (value + reach >= allowed.low && value - reach <= allowed.high);
      return {
        holds: beyondNoise ? whole : tolerant ? part : isAllowed,
        bound: allowed.nearestTo(value),
        onlyNoise: beyondNoise && isAllowed && !whole,
        // What the spread is allowed to excuse is worth naming only where it does.
        withinSpread: tolerant ? part && !isAllowed : reach > 0 && part && !whole,
      };
    },
  };
}

/** One-sided expectations: their words, the side of the bound that is allowed, whether the bound belongs to it. */
const ONE_SIDED = [
  ['atMost', 'at most', 'below', true],
  ['atLeast', 'at least', 'above', true],
  ['lessThan', 'less than', 'below', false],
  ['moreThan', 'more than', 'above', false],
  ['notAbove', 'no more than', 'below', true],
  ['notBelow', 'no less than', 'above', true],
] as const;

function allowedBy(
  expectation: Expectation,
  unit: Unit,
  context: MeasureContext,
): { allowed: Allowed; bound?: Resolved } {
  const { upTo, is, about, nearly, between, within, toNearest } = expectation;
  if (about && within !== undefined) {
    const off = Math.abs(about.value) * within;
    const words = `${about.text} within ${percent(within)}`;
    return { allowed: range(words, about.value - off, about.value + off, { centre: about.value }) };
  }
  const exact = upTo ?? is ?? about;
  if (exact) {
    const bound = toNearest ? { ...exact, step: toNearest.value } : exact;
    const step =
      toNearest?.text ??
      inItems(formatQuantity(bound.step, unit === 'count' ? 'number' : unit, 1), context.analysis.descriptor);
    const word = upTo ? 'up to ' : is ? '' : 'about ';
    return { allowed: rounded(`${word}${bound.text}, rounded to ${step}`, bound) };
  }
  if (nearly) {
    const share = within ?? 0.05;
    const words = `below ${nearly.text} by no more than ${percent(share)}`;
    return { allowed: range(words, nearly.value * (1 - share), nearly.value, { open: 'high' }) };
  }
  if (between) {
    const [low, high] = between;
    return { allowed: range(`between ${low.text} and ${high.text}`, low.value, high.value) };
  }
  for (const [kind, word, side, included] of ONE_SIDED) {
    const stated = expectation[kind] as Bound | Query | undefined;
    if (stated === undefined) continue;
    const bound = resolved(stated, unit, context);
    const [low, high] = side === 'below' ? [-Infinity, bound.value] : [bound.value, Infinity];
    return { allowed: range(`${word} ${bound.text}`, low, high, included ? {} : { open: 'both' }), bound };
  }
  throw new Misstated('no expectation', `one of ${EXPECTATION_KINDS.join(', ')}`);
}

function percent(share: number): string {
  return `${String(Number((share * 100).toPrecision(3)))}%`;
}

function resolved(bound: Bound | Query, unit: Unit, context: MeasureContext): Resolved {
  if (!isQuery(bound)) return { value: bound.value, text: bound.text, margin: 0 };
  const { observations } = answer(bound, context);
  const [first] = observations;
  if (first === undefined || observations.length > 1)
    throw new Misstated(
      `${bound.of} gives ${String(observations.length)} values to compare with`,
      'one: narrow it down, or take max, min, mean or sum',
    );
  const against = inItems(formatQuantity(first.value, unit), context.analysis.descriptor);
  const { value, margin, of, isNoiseUnknown = false } = first;
  return { value, text: `${against} (${of})`, margin: margin ?? 0, against, isNoiseUnknown };
}
