import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf } from './protocol-lines.ts';

const programs = resolve('collector/programs');
const work = mkdtempSync(join(tmpdir(), 'helpers-'));
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

function written(name: string, text: string): string {
  const file = join(work, name);
  writeFileSync(file, text);
  return file;
}

/** What each of the programs below tells, but for its times. */
const TOLD = [
  { event: 'setup', v: 1, batch_size: 2, framework: 'a "b" \\ é' },
  { event: 'begin', warm_up: 1 },
  { event: 'iteration' },
  { event: 'iteration' },
  { event: 'end', iterations: 2 },
];

function expectTold(program: string, programArguments: readonly string[]): void {
  const lines = linesOf(program, programArguments, { env: { ...process.env, LC_ALL: 'C' } });
  expect(lines.map(({ forward_ms: _, monotonic_ms: __, ...line }) => line)).toEqual(TOLD);
  for (const line of lines) {
    if (line.event === 'iteration') expect(line['forward_ms']).toBeGreaterThanOrEqual(10);
  }
}

describe('the helpers of the lines protocol', () => {
  it('serve a program in JavaScript', () => {
    expectTold(process.execPath, [
      written(
        'bench.mjs',
        `import { tell, timeIterations } from '${programs}/bench-lines.mjs';
         tell('setup', { v: 1, batch_size: 2, framework: 'a "b" \\\\ é' });
         await timeIterations(() => new Promise((done) => setTimeout(done, 12)), { iterations: 2, warmUp: 1 });`,
      ),
    ]);
  });

  it.skipIf(!has('python3'))('serve a program in Python (skipped where there is no python3)', () => {
    expectTold('python3', [
      written(
        'bench.py',
        [
          'import sys, time',
          `sys.path.insert(0, '${programs}')`,
          'from bench_lines import tell, time_iterations',
          `tell('setup', v=1, batch_size=2, framework='a "b" \\\\ é')`,
          'time_iterations(lambda: time.sleep(0.012), iterations=2, warm_up=1)',
        ].join('\n'),
      ),
    ]);
  });

  it('serve a program in shell', () => {
    expectTold('sh', [
      written(
        'bench.sh',
        `. ${programs}/bench-lines.sh
         bench_tell setup v:=1 batch_size:=2 framework='a "b" \\ é'
         bench_time 2 1 sleep 0.012`,
      ),
    ]);
  });

  const C_PROGRAM = `
    #include "bench_lines.h"
    static void sleep_ms(long ms) { struct timespec time = {0, 0}; time.tv_nsec = ms * 1000000; nanosleep(&time, 0); }
    int main(void) {
      int i;
      bench_event("setup"); bench_whole("v", 1); bench_whole("batch_size", 2);
      bench_text("framework", "a \\"b\\" \\\\ \\xc3\\xa9"); bench_send();
      sleep_ms(12);
      bench_event("begin"); bench_whole("warm_up", 1); bench_number("monotonic_ms", bench_now_ms()); bench_send();
      for (i = 0; i < 2; ++i) {
        const double start = bench_now_ms();
        sleep_ms(12);
        const double ms = bench_now_ms() - start;
        bench_event("iteration"); bench_number("forward_ms", ms); bench_send();
      }
      bench_event("end"); bench_whole("iterations", 2); bench_send();
      return 0;
    }`;

  it.each([
    ['gcc', 'C', ['-std=c99', '-D_POSIX_C_SOURCE=200809L']],
    ['g++', 'C++', ['-std=c++11']],
  ] as const)(
    'serve a program that %s compiles (skipped where it is missing)',
    (compiler, language, flags) => {
      if (!has(compiler)) return;
      const source = written(language === 'C' ? 'bench.c' : 'bench.cpp', C_PROGRAM);
      const program = join(work, compiler);
      execFileSync(compiler, [
        ...flags,
        '-Wall',
        '-Wextra',
        '-Werror',
        '-pedantic',
        '-I',
        programs,
        source,
        '-o',
        program,
      ]);
      expectTold(program, []);
    },
  );

  it('end a program in shell whose command fails', () => {
    const file = written('fails.sh', `. ${programs}/bench-lines.sh\nbench_time 2 0 false || exit 7`);
    const { status, stdout } = spawnSync('sh', [file], { encoding: 'utf8' });
    expect(status).toBe(7);
    expect(stdout).toBe('@bench {"event":"begin","warm_up":0}\n');
  });
});
