import { clockSeconds, parseClock } from '../import/clock.ts';

/** One line of tegrastats: what a board's sensors said at one time. */
export interface Sample {
  /** On the board's clock, whole seconds; absent where the line does not say. */
  readonly at?: number;
  /** mW at that time, by rail. */
  readonly powerMw: ReadonlyMap<string, number>;
  /** Degrees Celsius, by sensor, in small letters; `NaN` of a sensor that is off. */
  readonly temperatureC: ReadonlyMap<string, number>;
  readonly gpuMhz?: number;
  readonly emcMhz?: number;
  /** Of the slowest core that is on. */
  readonly cpuMhz?: number;
}

const LINE = /^(.*?)\bRAM \d+\/\d+ ?MB\b(.*)$/;
const OWN_STAMP = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d):(\d\d) *$/;

/** `CPU [12%@1224,off]` with a clock for each core, or `cpu [12%,off]@1734` with one for all, as the TX1 had it first. */
const CPU = /\b(?:CPU|cpu) \[([^\]]*)\](?:@(\d+))?/;
const CORE = /^(?:off|\d+%(?:@(\d+))?)$/;
const EMC = /\bEMC(?:_FREQ)? (?:\d+%)?@(\d+)/;
/** With a clock for each part of the GPU on Orin and Thor: `12%@[1300,1300]`, `@[1000,1000,1000]`. */
const GPU = /\bGR3D(?:_FREQ)? (?:\d+%)?@\[?([\d,]+)/;
/** `GPU@40.5C`, with a mean after it in the latest versions: `gpu@47.6C/47.6C`. */
const TEMPERATURE = /(?<=^|\s)([A-Za-z]\w*)@(-?\d+(?:\.\d+)?)C(?:\/-?\d+(?:\.\d+)?C)?(?=\s|$)/g;
/** Now and on average, with the unit since JetPack 5, and a third number in the latest versions. */
const RAIL = /(?<=^|\s)([A-Z][A-Z\d_]*) (-?\d+)(?:mW)?\/-?\d+(?:mW)?(?:\/-?\d+(?:mW)?)?(?=\s|$)/g;

/** A sensor in a part of the chip that is off says so by a number below any that it can have. */
const LEAST_C = -50;

/** Undefined for a line that is no sample. */
export function parseSample(line: string): Sample | undefined {
  const [, before = '', rest] = LINE.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const [, list = '', clock] = CPU.exec(rest) ?? [];
  const cores = list === '' ? [] : list.split(',');
  if (cores.some((core) => !CORE.test(core))) return undefined;
  return {
    at: stampOf(before.trim()),
    powerMw: new Map(
      [...rest.matchAll(RAIL)].filter(([, rail]) => rail !== 'NC').map(([, rail, mw]) => [rail!, Number(mw)]),
    ),
    temperatureC: new Map(
      [...rest.matchAll(TEMPERATURE)]
        .map(([, sensor, degrees]) => [sensor!.toLowerCase(), Number(degrees)] as const)
        .map(([sensor, degrees]) => [sensor, degrees > LEAST_C ? degrees : NaN] as const),
    ),
    gpuMhz: least(GPU.exec(rest)?.[1]?.split(',')),
    emcMhz: least(EMC.exec(rest)?.slice(1)),
    cpuMhz: least(clock === undefined ? cores.flatMap((core) => CORE.exec(core)?.[1] ?? []) : [clock]),
  };
}

function stampOf(text: string): number | undefined {
  const [, ...numbers] = OWN_STAMP.exec(text) ?? [];
  if (numbers.length === 0) return parseClock(text);
  const [month, day, year, hour, minute, second] = numbers.map(Number);
  return clockSeconds(year!, month!, day!, hour!, minute!, second!);
}

/** A clock of 0 is one that is off. */
function least(clocks: readonly string[] = []): number | undefined {
  const running = clocks.map(Number).filter((mhz) => mhz > 0);
  return running.length === 0 ? undefined : Math.min(...running);
}
