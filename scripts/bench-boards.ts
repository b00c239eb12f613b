/**
 * What a build takes as boards become more: invented small ones, each build in a process of its own, from nothing, with nothing
 * changed, and with one board changed. Beside the time that passed stands the time that the processor worked, which others on the
 * machine disturb less; the laws are fitted to the latter.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mean } from 'd3-array';
import { changeOneRow } from './change-one-row.ts';
import { usageIn, usageReporter } from './measured-process.ts';
import { siteFiles } from './site-files.ts';
import { type SyntheticCampaign, writeSyntheticDataset } from './synthetic-dataset.ts';

const SMALL: SyntheticCampaign = {
  models: ['model-a', 'model-b'],
  libraries: ['library-0', 'library-1', 'library-2'],
  batchSizes: [1, 8],
  repetitions: () => 3,
  layers: 8,
  failing: 0,
  backward: () => false,
};

const STEPS = ['from nothing', 'nothing changed', 'one board changed'] as const;

interface Build {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly files: number;
}

const REPORT = `title: Many boards
description: A report that is there to be built.
authors: [A bench]
dataset: board-1
published: 2026-01-01
licence:
  text: { name: CC0-1.0, link: 'https://creativecommons.org/publicdomain/zero/1.0/' }
  code: { name: Apache-2.0, link: 'https://www.apache.org/licenses/LICENSE-2.0' }
`;

const CHAPTER = `---
title: The boards
summary: All of them.
---

<Figure id="times" kind="best-by-model" />
`;

function build(content: string, data: string, out: string): Build {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['src/cli/inference-report.ts', 'build', '--content', content, '--data', data, '--out', out],
    {
      env: { ...process.env, NODE_OPTIONS: `--import ${usageReporter}` },
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const seconds = (performance.now() - start) / 1000;
  const usage = usageIn(stderr);
  if (status !== 0 || usage === undefined) throw new Error(`the build failed: ${stderr || stdout}`);
  return { seconds, ...usage, files: siteFiles(out).length };
}

/** Measures each number of boards and prints a Markdown table, then the laws that fit. */
export async function benchBoards(counts: readonly number[]): Promise<void> {
  console.log('| boards | build | time | processor time | files | peak memory |');
  console.log('| ---: | --- | ---: | ---: | ---: | ---: |');
  const measured = STEPS.map((): Build[] => []);
  for (const count of counts) {
    const scratch = mkdtempSync(join(tmpdir(), 'bench-boards-'));
    try {
      const [content, data, out] = ['content', 'data', 'site'].map((name) => join(scratch, name)) as [
        string,
        string,
        string,
      ];
      mkdirSync(content);
      writeFileSync(join(content, 'report.yaml'), REPORT);
      writeFileSync(join(content, '01-boards.mdx'), CHAPTER);
      for (let board = 1; board <= count; board += 1)
        await writeSyntheticDataset(join(data, `board-${String(board)}`), SMALL);
      for (const kept of ['.cache', '.astro']) rmSync(resolve(kept), { recursive: true, force: true });
      for (const [at, step] of STEPS.entries()) {
        if (step === 'one board changed') changeOneRow(join(data, `board-${String(count)}`));
        const made = build(content, data, out);
        measured[at]!.push(made);
        console.log(
          `| ${count.toLocaleString('en')} | ${step} | ${made.seconds.toFixed(1)} s | ${made.cpuSeconds.toFixed(1)} s ` +
            `| ${made.files.toLocaleString('en')} | ${made.peakMegabytes.toFixed(0)} MB |`,
        );
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  console.log('\nleast squares of relative errors, N boards:');
  for (const [at, step] of STEPS.entries()) {
    const [base, each] = line(
      counts,
      measured[at]!.map(({ cpuSeconds }) => cpuSeconds),
    );
    console.log(`  ${step}: ${base.toFixed(2)} + ${each.toFixed(4)} N seconds of processor`);
  }
}

/** Base and slope of the line whose relative errors have the least squares. */
function line(x: readonly number[], y: readonly number[]): readonly [number, number] {
  const weights = y.map((value) => 1 / value ** 2);
  const weighted = (values: readonly number[]) =>
    mean(values.map((value, at) => value * weights[at]!))! / mean(weights)!;
  const [meanX, meanY] = [weighted(x), weighted(y)];
  const spread = weighted(x.map((value) => (value - meanX) ** 2));
  if (spread === 0) return [meanY, 0];
  const slope = weighted(x.map((value, at) => (value - meanX) * (y[at]! - meanY))) / spread;
  return [meanY - slope * meanX, slope];
}
