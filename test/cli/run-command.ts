import { execFile } from 'node:child_process';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of `src/cli` as `npm run` does, and resolves whatever its exit status. */
export function runCommand(name: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, DATA_DIR: undefined }, maxBuffer: 1 << 24 };
    const child = execFile(
      process.execPath,
      [`src/cli/${name}.ts`, ...args],
      options,
      (_, stdout, stderr) => {
        resolve({ status: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}
