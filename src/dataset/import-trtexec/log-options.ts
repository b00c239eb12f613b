import type { LogLine } from './log-lines.ts';

/** How a run was made, as its log says; what it does not say is absent. */
export interface LogOptions {
  /** Of TensorRT, e.g. `8.6.1`. */
  readonly version?: string;
  readonly streams?: number;
  /**
   * What trtexec was given as `--batch`, or takes for it, of networks without a batch of their own: it multiplies batches by
   * it, and calls the product queries.
   */
  readonly batch?: number;
  /** Shapes of the inputs. */
  readonly inputs: readonly (readonly number[])[];
  /** What the builder might use, e.g. `FP32+FP16`; absent where an engine was loaded that is built already. */
  readonly precision?: string;
}

const BINDING =
  /^Created input binding for .+ with dimensions ([\dx]+)$|^Input binding for .+ with dimensions ([\dx]+) is created\.$/;

/** Reads the options that a log repeats, and where it lacks them those of the command line. */
export function readOptions(lines: readonly LogLine[], command: string): LogOptions {
  const first = (pattern: RegExp): string | undefined => {
    for (const { text } of lines) {
      const found = pattern.exec(text);
      if (found !== null) return found.slice(1).find((group) => group !== undefined);
    }
    return undefined;
  };
  const all = (pattern: RegExp): string[] =>
    lines.flatMap(({ text }) => pattern.exec(text)?.slice(1).filter(Boolean) ?? []);
  const given = (name: string): string | undefined =>
    new RegExp(`(?:^|\\s)--${name}=(\\S+)`).exec(command)?.[1];
  const bindings = all(BINDING);
  const asked = all(/^Input inference shape ?: .+=([\dx]+)$/);
  const ofCommand = shapesOf(given('shapes') ?? given('optShapes') ?? '');
  const isLoaded = first(/^Load engine: *(\S.*)$/) !== undefined || given('loadEngine') !== undefined;
  return {
    version: versionOf(
      first(/^TensorRT version: (\d+\.[\d.]+|\d{4,6})$/) ?? first(/&&&& RUNNING .*?\[TensorRT v(\d{4,6})\]/),
    ),
    streams: countOf(first(/^(?:Inference )?Streams: (\d+)$/) ?? given('infStreams') ?? given('streams')),
    batch: countOf(first(/^Batch: (\d+|Explicit)$/) ?? given('batch')),
    inputs: (bindings.length > 0 ? bindings : asked.length > 0 ? asked : ofCommand).map(shapeOf),
    precision: isLoaded ? undefined : first(/^Precision: (\S+)/),
  };
}

function countOf(text = ''): number | undefined {
  return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

/** The shapes of `a:1x3,b:2`; a name may have a colon itself. */
function shapesOf(text: string): readonly string[] {
  return text.split(',').flatMap((each) => /:([\dx]+)$/.exec(each)?.slice(1) ?? []);
}

function shapeOf(text: string): readonly number[] {
  return text.split('x').map(Number);
}

/** `8601` is 8.6.1, `100900` is 10.9.0. */
function versionOf(text: string | undefined): string | undefined {
  if (text === undefined || text.includes('.')) return text;
  const number = Number(text);
  return number < 10_000
    ? `${Math.floor(number / 1000)}.${Math.floor(number / 100) % 10}.${number % 100}`
    : `${Math.floor(number / 10_000)}.${Math.floor(number / 100) % 100}.${number % 100}`;
}
