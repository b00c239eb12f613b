import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { formatProblem } from '../dataset/problem.ts';
import { readDescriptor } from '../dataset/read-descriptor.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { citationFile } from '../markdown/citation-file.ts';
import { readReport } from '../markdown/read-report.ts';
import { zenodoFile } from '../markdown/zenodo-file.ts';
import { inReport } from '../roots.ts';
import { contentOption, dataOption } from './folder-options.ts';
import { refusalText } from './refusal.ts';

interface Options {
  readonly content: string;
  readonly data: string;
  readonly out: string;
  readonly check: boolean;
}

/** What stands in the files by which others cite the report, by their names; undefined where something is wrong, which is told. */
async function citationFiles({
  content,
  data,
}: Options): Promise<Readonly<Record<string, string>> | undefined> {
  const { report, problems: ofContent } = await readReport(content);
  const problems = ofContent.filter(({ file }) => file === 'report.yaml');
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) return undefined;
  const { metadata } = report;
  const { dataset } = metadata;
  const file = `${dataset}/datapackage.json`;
  const { descriptor, problems: ofData } = await readDescriptor(join(data, file), file, dataset);
  for (const problem of ofData) console.error(formatProblem(problem));
  if (descriptor === undefined) return undefined;
  return { 'CITATION.cff': citationFile(metadata, descriptor), '.zenodo.json': zenodoFile(metadata) };
}

/** Undefined where there is none. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

await new Command('cite')
  .description(
    'Write the files by which others cite and archive the report, from report.yaml and its dataset.',
  )
  .addOption(contentOption())
  .addOption(dataOption())
  .option('--out <directory>', 'folder of the repository, where the files go', inReport('.'))
  .option('--check', 'write nothing; fail where a file says something else', false)
  .action(async (options: Options) => {
    try {
      const files = await citationFiles(options);
      if (files === undefined) process.exitCode = 1;
      for (const [name, text] of Object.entries(files ?? {})) {
        const path = join(options.out, name);
        if (!options.check) await writeFile(path, text);
        else if ((await textOf(path)) !== text) {
          console.error(
            `cite: ${path} does not say what report.yaml says; expected what npm run cite writes`,
          );
          process.exitCode = 1;
        }
      }
    } catch (error) {
      console.error(`cite: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
