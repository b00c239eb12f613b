/**
 * Everything that must hold before a change lands, in one command: formatting, lint, types, unit tests, browser tests on
 * a real build, the collector. Every step runs even if an earlier one failed; at the end stand the failures, and in the
 * last line how much ran.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, each with its message, where the step tells. */
  failures?: string[];
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

interface Step {
  name: string;
  command: string[];
  count: (exitStatus: number, output: string) => Count;
}

const results = '.cache/test-results';
const node = process.execPath;

const asOne = (exitStatus: number): Count => ({
  passed: exitStatus === 0 ? 1 : 0,
  failed: exitStatus === 0 ? 0 : 1,
  skipped: 0,
});

function failuresOf(report: VitestReport): string[] {
  return report.testResults.flatMap((file) => {
    const path = relative('.', file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be loaded has a message and no tests.
    if (failed.length === 0) return file.message === '' ? [] : [`${path}\n${file.message}`];
    // The whole message stands above, where the test ran.
    return failed.map(
      ({ fullName, failureMessages }) => `${path}: ${fullName}\n${failureMessages.join('\n').slice(0, 1500)}`,
    );
  });
}

function vitest(name: string, config: string): Step {
  const report = join(results, `${config}.json`);
  return {
    name,
    command: [
      node,
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count(exitStatus) {
      try {
        const result = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
        const failures = failuresOf(result);
        return {
          passed: result.numPassedTests,
          // A run can also fail outside its tests.
          failed: Math.max(failures.length, exitStatus === 0 ? 0 : 1),
          skipped: result.numPendingTests + result.numTodoTests,
          failures,
        };
      } catch {
        return { passed: 0, failed: 1, skipped: 0 };
      }
    },
  };
}

const steps: Step[] = [
  { name: 'formatting', command: ['npm', 'run', '--silent', 'format:check'], count: asOne },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], count: asOne },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'], count: asOne },
  { name: 'datasets', command: ['npm', 'run', '--silent', 'validate'], count: asOne },
  vitest('unit tests', 'vitest.config.ts'),
  vitest('browser tests', 'vitest.browser.config.ts'),
  {
    name: 'collector',
    command: ['bash', 'collector/run-tests.sh'],
    count(exitStatus, output) {
      const line = [...output.matchAll(/^collector: (\d+) passed, (\d+) failed$/gm)].at(-1);
      if (line === undefined) return { passed: 0, failed: 1, skipped: 0 };
      const failed = Number(line[2]);
      return { passed: Number(line[1]), failed: exitStatus !== 0 && failed === 0 ? 1 : failed, skipped: 0 };
    },
  },
];

// An earlier run's results are none of this one's.
rmSync(results, { recursive: true, force: true });
const only = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const step of steps) {
  if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue;
  console.log(`\n── ${step.name}`);
  const [command, ...commandArguments] = step.command as [string, ...string[]];
  const result = spawnSync(command, commandArguments, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(result.stdout);
  const count = step.count(result.status ?? 1, result.stdout);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) failures.push([step.name, ...(count.failures ?? [])].join('\n\n'));
}

// Said once more at the end: whoever sees the last lines alone knows what to mend.
for (const failure of failures) console.log(`\n── failed: ${failure}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
