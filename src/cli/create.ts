#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Misstated } from '../dataset/misstated.ts';
import { nextSteps } from './init/next-steps.ts';
import { writeStarter } from './init/write-starter.ts';

/** The package that `npm create inference-report` fetches: small, as it has the starter and not the generator. */
const PACKAGE = new URL('../../', import.meta.url);

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('-') || more.length > 0) {
  console.error('Usage: npm create inference-report <folder>');
  process.exitCode = 1;
} else {
  try {
    const description = readFileSync(new URL('package.json', PACKAGE), 'utf8');
    const { version } = JSON.parse(description) as { readonly version: string };
    await writeStarter(folder, {
      starter: fileURLToPath(new URL('starter', PACKAGE)),
      generator: `^${version}`,
      today: new Date().toISOString().slice(0, 10),
    });
    console.log(nextSteps(folder));
  } catch (error) {
    if (!(error instanceof Misstated)) throw error;
    console.error(`create-inference-report: ${error.message}`);
    process.exitCode = 1;
  }
}
