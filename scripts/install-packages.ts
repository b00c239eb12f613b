import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export type Command = readonly [command: string, ...commandArguments: string[]];

/** What installs packages with Debian's package manager; undefined where it is not there, or not for this user. */
export function debianCommands(...packages: readonly string[]): readonly Command[] | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  return [
    ['apt-get', 'update', '-qq'],
    // Tests that start at the same time may install something else.
    ['apt-get', 'install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...packages],
  ];
}

/** Says what is missing and runs what may install it; whether that helped is seen by looking again. */
export function install(missing: string, commands: readonly Command[]): void {
  for (const [command, ...commandArguments] of commands) {
    console.error(`no ${missing} found: ${command} ${commandArguments.join(' ')}`);
    try {
      execFileSync(command, commandArguments, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      // It may be there all the same.
    }
  }
}
