import { isObject } from '../dataset/is-object.ts';
import type { Analysis } from './analysis.ts';
import { libraryAttributes } from './library-attributes.ts';

type Described = Pick<Analysis, 'descriptor'>;

/** Units in which a platform's facts are written, each with its factor to the unit that is computed with. */
type Factors = ReadonlyMap<string, number>;

const CLOCKS_IN_MHZ: Factors = new Map([
  ['kHz', 1e-3],
  ['MHz', 1],
  ['GHz', 1e3],
]);
const RATES_IN_GFLOPS: Factors = new Map([
  ['MFLOP/s', 1e-3],
  ['GFLOP/s', 1],
  ['TFLOP/s', 1e3],
]);
const BANDWIDTHS_IN_GB_PER_SECOND: Factors = new Map([
  ['MB/s', 1e-3],
  ['GB/s', 1],
  ['TB/s', 1e3],
]);

/** What is at a path such as `cpu.max_clock` in the description of the platform, or undefined. */
function platformFact({ descriptor }: Described, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (found, name) => (isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined),
      descriptor.platform,
    );
}

/** A clock in MHz, e.g. at `gpu.max_clock`; undefined where the platform does not state it. */
export function platformClockMhz(analysis: Described, path: string): number | undefined {
  return inUnit(platformFact(analysis, path), CLOCKS_IN_MHZ);
}

/** The paths at which the platform states a clock. */
export function platformClocks(analysis: Described): readonly string[] {
  const paths = (facts: object, above: string): string[] =>
    Object.entries(facts).flatMap(([name, fact]: [string, unknown]) =>
      typeof fact === 'object' && fact !== null ? paths(fact, `${above}${name}.`) : [above + name],
    );
  return paths(analysis.descriptor.platform, '').filter(
    (path) => platformClockMhz(analysis, path) !== undefined,
  );
}

/** What a library's device can do at the library's precision, as the platform states it, e.g. at `gpu.peak_fp16`. */
export function peakGflops(analysis: Described, library: string): number | undefined {
  const { device, precision } = libraryAttributes(library, analysis.descriptor);
  return inUnit(platformFact(analysis, `${device ?? ''}.peak_${precision ?? ''}`), RATES_IN_GFLOPS);
}

/** Bandwidth of the main memory in GB/s (10⁹ bytes); undefined where the platform does not state it. */
export function memoryBandwidth(analysis: Described): number | undefined {
  return inUnit(platformFact(analysis, 'memory.bandwidth'), BANDWIDTHS_IN_GB_PER_SECOND);
}

function inUnit(fact: unknown, factors: Factors): number | undefined {
  const [, number, unit] = /^([\d.]+)\s*(\S+)$/.exec(typeof fact === 'string' ? fact : '') ?? [];
  const factor = unit === undefined ? undefined : factors.get(unit);
  return factor === undefined ? undefined : Number(number) * factor;
}
