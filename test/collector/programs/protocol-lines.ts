import { spawnSync } from 'node:child_process';

/** An object of the lines protocol. */
export type ProtocolLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** What a program printed by the lines protocol; throws where it failed, or printed a line that breaks the protocol. */
export function linesOf(
  program: string,
  programArguments: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): readonly ProtocolLine[] {
  const { status, error, stdout, stderr } = spawnSync(program, programArguments, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    ...options,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stdout}${stderr}`);
  return protocolLines(stdout);
}

/** @throws Error for the first line that breaks the protocol. */
export function protocolLines(output: string): readonly ProtocolLine[] {
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('@bench '))
    .map((line) => JSON.parse(line.slice('@bench '.length)) as ProtocolLine);
  const problem = problemOf(lines);
  if (problem !== undefined) throw new Error(`${problem} in:\n${output}`);
  return lines;
}

/** The rules of docs/protocol.md that a program's lines can be held to by themselves. */
function problemOf(lines: readonly ProtocolLine[]): string | undefined {
  const events = lines.map(({ event }) => event);
  const [setup] = lines;
  if (setup?.event !== 'setup' || setup['v'] !== 1) return 'no setup of version 1 at the start';
  if (typeof setup['batch_size'] !== 'number') return 'no batch size';
  for (const event of ['setup', 'begin', 'end']) {
    if (events.filter((each) => each === event).length !== 1) return `not exactly one ${event}`;
  }
  const [begin, end] = [events.indexOf('begin'), events.indexOf('end')];
  if (events.slice(begin + 1, end).some((event) => event !== 'iteration'))
    return 'more than iterations timed';
  if (events.filter((event) => event === 'iteration').length !== end - begin - 1) return 'a stray iteration';
  if (lines[end]!['iterations'] !== end - begin - 1) return 'another number of iterations than told';
  for (const line of lines) {
    if (line.event === 'iteration' && !(Number(line['forward_ms']) > 0)) return 'an iteration without a time';
    if (line.event !== 'layer') continue;
    if (typeof line['name'] !== 'string' || line['name'] === '') return 'a layer without a name';
    if (typeof line['forward_ms'] !== 'number' || !(line['forward_ms'] >= 0)) return 'a layer without a time';
  }
  return undefined;
}
