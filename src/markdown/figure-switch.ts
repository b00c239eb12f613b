import { z } from 'zod';

/** Another choice of a figure as its author wrote it: the id under which it is published, and the attributes that differ. */
export interface WrittenChoice {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const EXPECTED =
  'choices such as "fp16-times = libraries: fp16 | one-model = libraries: gpu; models: bvlc-alexnet", each with an id of its own';

/** The attribute `switch` of a figure. */
export const switchSchema = z.any().transform((written, { addIssue }): readonly WrittenChoice[] => {
  const choices = typeof written === 'string' ? written.split('|').map(readChoice) : [];
  const read = choices.filter((choice) => choice !== undefined);
  if (read.length > 0 && read.length === choices.length) return read;
  addIssue({ code: 'custom', message: EXPECTED, input: written });
  return z.NEVER;
});

function readChoice(text: string): WrittenChoice | undefined {
  const [, id, rest] = /^\s*([a-z0-9][a-z0-9.-]*)\s*=(.*)$/s.exec(text) ?? [];
  const attributes = rest?.split(';').map((part) => /^\s*([a-zA-Z]+)\s*:\s*(\S.*?)\s*$/s.exec(part));
  if (id === undefined || attributes === undefined) return undefined;
  const pairs = attributes.flatMap((match) => (match ? [[match[1]!, match[2]!] as const] : []));
  return pairs.length === attributes.length ? { id, attributes: Object.fromEntries(pairs) } : undefined;
}
