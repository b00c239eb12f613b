import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** A program that a test started, and all that it has printed so far. */
export interface Started {
  readonly process: ChildProcess;
  printed(): string;
  /** Ends it and what it started. */
  stop(): Promise<void>;
}

/** Starts a program in a group of its own, so that the browser which a driver starts ends with it. */
export function start(program: string, options: readonly string[], settings: SpawnOptions = {}): Started {
  const process = spawn(program, [...options], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...settings,
    detached: true,
  });
  let printed = '';
  for (const stream of [process.stdout, process.stderr])
    stream?.on('data', (data: Buffer) => (printed += data.toString()));
  const ended = new Promise<void>((resolve) => {
    process.once('exit', () => resolve());
    process.once('error', () => resolve());
  });
  return {
    process,
    printed: () => printed,
    async stop() {
      if (process.pid !== undefined && process.exitCode === null) {
        try {
          globalThis.process.kill(-process.pid, 'SIGKILL');
        } catch {
          // It ended by itself meanwhile.
        }
      }
      await ended;
    },
  };
}

/** Asks again until there is an answer. @throws Error that says what did not come */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  patienceMs = 30_000,
): Promise<Answer> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${String(patienceMs / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
