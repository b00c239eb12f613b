import { clockSeconds, parseClock } from '../import/clock.ts';

/** One line of tegrastats: what a board's sensors said at one time. */
export interface Sample {
  /** On the board's clock, whole seconds; absent where the line does not say. */
  readonly at?: number;
  /** The sensors and the rails of which the line has something. */
  readonly names: readonly string[];
  /** mW at that time, by rail. */
  readonly powerMw: ReadonlyMap<string, number>;
  /** Degrees Celsius, by sensor that is on, in small letters. */
  readonly temperatureC: ReadonlyMap<string, number>;
  readonly gpuMhz?: number;
  readonly emcMhz?: number;
  /** Of the slowest core that is on. */
  readonly cpuMhz?: number;
}

const LINE = /^(.*?)\bRAM \d+\/\d+ ?MB\b(.*)$/;
const OWN_STAMP = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d):(\d\d) *$/;

/** `CPU [12%@1224,off]` with a clock for each core, or `cpu [12%,off]@1734` with one for all, as the TX1 had it first. */
const CPU = /(?<=\s)(?:CPU|cpu) \[([^\]]*)\](?:@(\d+))?(?=\s|$)/;
const CORE = /^(?:off|\d+%(?:@(\d+))?)$/;
const MEMORY = /(?<=\s)EMC(?:_FREQ)? (\S+)/;
const GPU = /(?<=\s)GR3D(?:_FREQ)? (\S+)/;
/** Load and clock; of the GPU on Orin and Thor a clock for each of its parts: `12%@[1300,1300]`, `@[1000,1000,1000]`. */
const CLOCK = /^(?:off|(?:\d+%)?(?:@(?:(\d+)|\[(\d+(?:,\d+)*)\]))?)$/;
/** `GPU@40.5C`, with a mean after it in the latest versions: `gpu@47.6C/47.6C`. */
const TEMPERATURE = /(?<=^|\s)([A-Za-z]\w*)@(-?\d+(?:\.\d+)?)C(?:\/-?\d+(?:\.\d+)?C)?(?=\s|$)/g;
/** Now and on average, with the unit since JetPack 5, and a third number in the latest versions. */
const RAIL = /(?<=^|\s)([A-Z][A-Z\d_]*) (-?\d+)(?:mW)?\/-?\d+(?:mW)?(?:\/-?\d+(?:mW)?)?(?=\s|$)/g;

/** A sensor in a part of the chip that is off says so by a number below any that it can have. */
const LEAST_C = -50;

/** Undefined for a line that is no sample, or a broken one. */
export function parseSample(line: string): Sample | undefined {
  const [, before = '', rest] = LINE.exec(line) ?? [];
  const cpu = CPU.exec(rest ?? '');
  if (rest === undefined || cpu === null) return undefined;
  const cores = cpu[1]!.split(',').map((core) => CORE.exec(core));
  const [memory, gpu] = [MEMORY, GPU].map((unit) => unit.exec(rest)?.[1]);
  const [memoryClock, gpuClock] = [memory, gpu].map((clock = '') => CLOCK.exec(clock));
  if (cores.includes(null) || memoryClock === null || gpuClock === null) return undefined;
  const rails = [...rest.matchAll(RAIL)].filter(([, rail]) => rail !== 'NC');
  const sensors = [...rest.matchAll(TEMPERATURE)].map(
    ([, sensor, degrees]) => [sensor!.toLowerCase(), Number(degrees)] as const,
  );
  return {
    at: stampOf(before.trim()),
    names: [...sensors.map(([sensor]) => sensor), ...rails.map(([, rail]) => rail!)],
    powerMw: new Map(rails.map(([, rail, mw]) => [rail!, Number(mw)])),
    temperatureC: new Map(sensors.filter(([, degrees]) => degrees > LEAST_C)),
    gpuMhz: least(gpuClock?.slice(1) ?? []),
    emcMhz: least(memoryClock?.slice(1) ?? []),
    cpuMhz: least(cpu[2] === undefined ? cores.flatMap((core) => core?.[1] ?? []) : [cpu[2]]),
  };
}

function stampOf(text: string): number | undefined {
  const [, ...numbers] = OWN_STAMP.exec(text) ?? [];
  if (numbers.length === 0) return parseClock(text);
  const [month, day, year, hour, minute, second] = numbers.map(Number);
  return clockSeconds(year!, month!, day!, hour!, minute!, second!);
}

/** A clock of 0 is one that is off. */
function least(clocks: readonly (string | undefined)[]): number | undefined {
  const running = clocks.flatMap((clock = '') => clock.split(',').map(Number)).filter((mhz) => mhz > 0);
  return running.length === 0 ? undefined : Math.min(...running);
}
