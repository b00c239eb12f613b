import { join } from 'node:path';
import { Command } from 'commander';
import { generatorRoot } from '../roots.ts';
import { generatorVersion } from './generator-version.ts';
import { generatorSpec } from './init/generator-spec.ts';
import { nextSteps } from './init/next-steps.ts';
import { writeStarter } from './init/write-starter.ts';
import { refusalText } from './refusal.ts';

await new Command('init')
  .description('Begin a report of your own: a folder with a chapter, claims, a glossary and measurements.')
  .argument('<folder>', 'a new folder, or an empty one')
  .action(async (folder: string) => {
    try {
      await writeStarter(folder, {
        starter: join(generatorRoot, 'starter'),
        generator: await generatorSpec(generatorRoot, folder, generatorVersion()),
        today: new Date().toISOString().slice(0, 10),
      });
      console.log(nextSteps(folder));
    } catch (error) {
      console.error(`init: ${refusalText(error)}`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
