import { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { contentOption, dataOption } from './folder-options.ts';
import { MIGRATIONS } from './migrate/migrations.ts';
import { outdatedFiles } from './migrate/outdated-files.ts';
import { refusalText } from './refusal.ts';

interface Options {
  readonly content: string;
  readonly data: string;
  readonly check: boolean;
}

await new Command('migrate')
  .description(
    'Bring the files of the report to the formats of this version. Exit status with --check: 1 where any is of an earlier one.',
  )
  .addOption(contentOption())
  .addOption(dataOption())
  .option('--check', 'only say which are of an earlier one, change nothing', false)
  .action(async ({ check, ...folders }: Options) => {
    try {
      const outdated = await outdatedFiles(folders, MIGRATIONS);
      for (const { path, text, changes } of outdated) {
        if (!check) await writeFileAtomic(path, text);
        console.log(`${check ? 'to change' : 'changed'} ${path}: ${changes.join('; ')}`);
      }
      if (outdated.length === 0) console.log('every file is of the formats of this version');
      else if (check) process.exitCode = 1;
    } catch (error) {
      console.error(`migrate: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
