import { readFileSync } from 'node:fs';
import { max, mean, min, sum } from 'd3-array';

interface Line {
  /** Seconds of the day in which it was written. */
  readonly second: number;
  readonly rails: Readonly<Record<string, number>>;
  readonly text: string;
}

function linesOf(path: string): readonly Line[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r\n|\n|\r/)
    .filter((text) => / ?\bRAM \d+\/\d+ ?MB\b/.test(text));
  return lines.map((text) => {
    const [, hours, minutes, seconds] = /^\d\d-\d\d-\d{4} (\d\d):(\d\d):(\d\d) *RAM/.exec(text) ?? [];
    const rails = [
      ...text.matchAll(/ ([A-Z][A-Z\d_]*) (-?\d+)(?:mW)?\/-?\d+(?:mW)?(?:\/-?\d+(?:mW)?)?(?= |$)/g),
    ];
    return {
      second: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
      rails: Object.fromEntries(rails.map(([, name, mw]) => [name!, Number(mw)])),
      text,
    };
  });
}

const OWN: Readonly<Record<string, string>> = {
  VDD_SYS_GPU: 'gpu_power_mw',
  VDD_SYS_CPU: 'cpu_power_mw',
};

/** What the samples of some seconds of the day say, or all where `span` is none; of the boards of the fixtures alone. */
export function plainConditions(
  path: string,
  span: readonly [from: number, to: number] | undefined,
  batchMs: number | undefined,
  batchSize: number,
): Readonly<Record<string, string>> {
  const [from, to] = span ?? [];
  const lines = linesOf(path).filter(
    ({ second }) => from === undefined || (second >= from && second + 1 <= to!),
  );
  if (lines.length === 0) return {};
  const clocks = (pattern: RegExp): number[] =>
    lines
      .flatMap(({ text }) => [...(pattern.exec(text)?.[1] ?? '').matchAll(/\d+(?=[,\]]|$)/g)])
      .map(([mhz]) => Number(mhz))
      .filter((mhz) => mhz > 0);
  const sensor = (pattern: RegExp): number | undefined =>
    max(
      lines.flatMap(({ text }) => [...text.matchAll(pattern)]),
      ([, degrees]) => Number(degrees),
    );
  const hasBoard = 'VDD_IN' in lines[0]!.rails;
  const power = mean(lines, ({ rails }) => sum(hasBoard ? [rails.VDD_IN] : []));
  const others = Object.keys(lines[0]!.rails).filter((rail) => rail !== 'VDD_IN');
  const gpu = min(clocks(/GR3D_FREQ (?:\d+%)?@(\[[\d,]+\]|\d+)/));
  const emc = min(clocks(/EMC_FREQ (?:\d+%)?@(\d+)/));
  const cpu = min(clocks(/CPU \[([^\]]*)\]/));
  const cells = {
    gpu_clock_hz: gpu === undefined ? undefined : gpu * 1e6,
    emc_clock_hz: emc === undefined ? undefined : emc * 1e6,
    cpu_clock_khz: cpu === undefined ? undefined : cpu * 1e3,
    temperature_c: sensor(/ gpu@(-?\d+(?:\.\d+)?)C(?= |$)/gi),
    cpu_temperature_c: sensor(/ [bm]?cpu@(-?\d+(?:\.\d+)?)C(?= |$)/gi),
    power_mw: hasBoard ? power : undefined,
    power_rails: hasBoard ? 'VDD_IN' : undefined,
    ...Object.fromEntries(
      others.map((rail) => [
        OWN[rail] ?? `${rail.toLowerCase()}_mw`,
        mean(lines, ({ rails }) => rails[rail]),
      ]),
    ),
    energy_mj_per_image:
      span !== undefined && hasBoard && batchMs !== undefined
        ? (power! * batchMs) / batchSize / 1000
        : undefined,
    sampled_part: span === undefined ? 'process' : 'timed',
    timed_samples: lines.length,
  };
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
