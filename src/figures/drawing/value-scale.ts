import { scaleLinear, scaleLog } from 'd3-scale';

export type ScaleKind = 'linear' | 'log';

/** Values to pixels along one axis. */
export interface ValueScale {
  (value: number): number;
  readonly ticks: readonly number[];
  /** Where marks begin: zero, or the axis's lower end where it has no zero. */
  readonly origin: number;
  /** The axis's upper end. */
  readonly end: number;
}

export interface ValueDomain {
  readonly kind: ScaleKind;
  readonly least: number;
  readonly greatest: number;
  readonly ticks: readonly number[];
}

/**
 * The round values between which an axis runs.
 *
 * @param values none negative; of a logarithmic axis the least one above 0 decides where it starts
 * @param maximum ends the axis exactly there
 */
export function valueDomain(
  values: readonly number[],
  kind: ScaleKind,
  tickCount: number,
  maximum?: number,
): ValueDomain {
  const greatest = maximum ?? Math.max(...values, 0);
  if (kind === 'log') {
    const lowest = roundDown(Math.min(...values.filter((value) => value > 0), greatest) || 1);
    const upper = maximum ?? roundUp(greatest || 10);
    // Enough round values to read by, however many decades there are.
    const wanted = upper / lowest > 50 ? /^1e/ : /^[125]e/;
    const ticks = scaleLog().domain([lowest, upper]).ticks(10);
    return {
      kind,
      least: lowest,
      greatest: upper,
      ticks: ticks.filter((tick) => wanted.test(tick.toExponential())),
    };
  }
  const scale = scaleLinear([0, greatest || 1], [0, 1]);
  if (maximum === undefined) scale.nice(tickCount);
  return { kind, least: 0, greatest: scale.domain()[1]!, ticks: scale.ticks(tickCount) };
}

/** From there on a logarithmic axis has round values enough. */
const DECADE = 10;

/** The same close around the values, which then say nothing of their sizes by where they stand. */
export function tightDomain(values: readonly number[], kind: ScaleKind, tickCount: number): ValueDomain {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (kind === 'log' && greatest > DECADE * least) return valueDomain(values, kind, tickCount);
  const room = (greatest - least || greatest || 1) / 20;
  // What is above zero stays so: a logarithmic axis has no zero.
  const [low, high] = [least > 0 ? Math.max(least - room, least / 2) : least - room, greatest + room];
  const ticks = scaleLinear([low, high], [0, 1])
    .ticks(tickCount)
    .filter((tick) => tick >= low && tick <= high);
  return { kind, least: low, greatest: high, ticks };
}

/** @param from pixel of the axis's lower end, `to` of its upper one; values beyond are drawn at the ends */
export function valueScale(
  { kind, least, greatest, ticks }: ValueDomain,
  from: number,
  to: number,
): ValueScale {
  const base = (kind === 'log' ? scaleLog() : scaleLinear())
    .domain([least, greatest])
    .range([from, to])
    .clamp(true);
  return Object.assign((value: number) => (value <= 0 ? from : base(value)), {
    ticks,
    origin: from,
    end: to,
  });
}

const ROUND = [1, 2, 5, 10];

/** To 1, 2 or 5 times a power of ten. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ROUND.findLast((factor) => factor * power <= value)! * power;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ROUND.find((factor) => factor * power >= value)! * power;
}
