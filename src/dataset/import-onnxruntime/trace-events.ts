import { z } from 'zod';
import { isObject } from '../is-object.ts';
import { JsonSyntaxError, parseJson } from '../json-position.ts';
import { asSchema } from '../import/as-schema.ts';
import { kindOfText } from '../file-kind.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { parseSourceJson } from '../import/source-json.ts';

const eventSchema = z.object({
  cat: z.string(),
  name: z.string(),
  /** The thread that ran it. */
  tid: z.number().optional(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.number().nonnegative(),
  args: z.object({ op_name: z.string().optional(), provider: z.string().optional() }).default({}),
});

export type TraceEvent = z.output<typeof eventSchema>;

export interface TraceEvents {
  readonly events: readonly TraceEvent[];
  /** Events without a name, a time or a duration, lines that are none, one that was cut off: nothing can be told of them. */
  readonly unreadable: number;
}

/** How the runtime sets an event; a program that wrote the file anew sets it otherwise. */
const OWN_LAYOUT = /^\s*\[\s*\{"cat" : "/;

/**
 * The events of an ONNX Runtime profile. The runtime writes one a line, names and values as they are: a quote or a backslash
 * is no JSON, a comma can stand before a bracket. So each line is read by itself, its name taken literally.
 *
 * Throws what {@link refusal} makes where there is no event to be read.
 */
export function readEvents(text: string, source: SourceFile): TraceEvents {
  const entries = OWN_LAYOUT.test(text) ? linesOf(text).map(eventOfLine) : entriesOf(text, source);
  const events = entries
    .map((entry) => eventSchema.safeParse(entry).data)
    .filter((event) => event !== undefined);
  if (events.length > 0) return { events, unreadable: entries.length - events.length };
  if (kindOfText(text) !== source.kind) throw wrongKind(text, source);
  throw refusal(source, 'there is no event in it');
}

/** The lines between the brackets, without the commas that end them. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => !['', '[', ']'].includes(line));
}

/** Up to the name, the name, and the arguments; what is between is the runtime's own. */
const EVENT = /^(?:\[\s*)?(\{"cat" : .*?),"name" :"(.*?)","args" : (\{.*\})\}\]?$/;

/** After the last of a list, where the runtime left one out. */
const STRAY_COMMA = /,\s*(?=[\]}])/g;

function eventOfLine(line: string): unknown {
  const [, head, name, args] = EVENT.exec(line) ?? [];
  if (head === undefined) return undefined;
  const event = parsedOrUndefined(`${head}}`);
  const described = parsedOrUndefined(args!) ?? parsedOrUndefined(args!.replace(STRAY_COMMA, ''));
  return isObject(event) && isObject(described) ? { ...event, name, args: described } : undefined;
}

/** Written anew: an array, or lines of it where it was cut off. */
function entriesOf(text: string, source: SourceFile): readonly unknown[] {
  const lines = linesOf(text);
  const broken = parsedOrUndefined(text) === undefined;
  const byLine = broken ? lines.map(parsedOrUndefined) : [];
  if (byLine.some((entry) => eventSchema.safeParse(entry).success)) return byLine;
  return asSchema(z.array(z.unknown()), parseSourceJson(text, source), source, text);
}

function parsedOrUndefined(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return undefined;
  }
}
