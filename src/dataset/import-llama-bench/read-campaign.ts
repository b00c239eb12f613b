import { isObject } from '../is-object.ts';
import type { Campaign, ImportedRun, LeftOut } from '../import/campaign.ts';
import { factorsOfRuns } from '../import/factors-of-runs.ts';
import { Notes } from '../import/notes.ts';
import { Unreadable } from '../import/unreadable.ts';
import { batchSizeOf, FURTHER_COLUMNS, levelsOfTest, runsOfTest, TEST_FACTORS } from './bench-runs.ts';
import { type FoundTest, readBenchFiles } from './bench-files.ts';
import type { BenchTest } from './bench-test.ts';
import { deviceOf, libraryOf, namedModels } from './names.ts';
import { numberRuns } from './numbered-runs.ts';
import { type RunSettings, runSettings } from './settings.ts';

/** What one item of a batch is, in place of an image. */
const ITEM = { one: 'token', many: 'tokens' };

/**
 * Reads measurements of llama-bench (llama.cpp): a manifest of its files, or one such file.
 *
 * A repetition of a test is a run where the file has single times; else a test is one, with their mean. What is run are a model
 * and a number of tokens, by which its variants are told apart; settings that vary with a library are factors.
 */
export async function readLlamaBenchCampaign(path: string): Promise<Campaign> {
  const { metadata, tests, leftOut, remarks } = await readBenchFiles(path);
  const tagOf = (test: FoundTest): string => test.said.library ?? libraryOf(test.fields).tag;
  const models = namedModels(tests);
  const settings = runSettings(tests, tagOf);
  const haveContext = tests.some(({ depth }) => depth > 0);
  const notes = new Notes();
  const unreadable: LeftOut[] = [];
  const tested = tests.map((test) => {
    const point = {
      model: models.tagOf(test),
      library: tagOf(test),
      batchSize: batchSizeOf(test),
      factors: { ...levelsOfTest(test, haveContext), ...settings.levelsOf(test), ...test.said.factors },
    };
    try {
      const runs = runsOfTest(test, notes.in(test.file)).map((run) => ({ ...point, ...run, layers: [] }));
      return { test, runs };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push({ what: `a test of ${point.model} in ${test.file}`, why: error.message });
      return { test, runs: [] };
    }
  });
  const numbered = numberRuns(tested, notes);
  return {
    runs: numbered.runs,
    factors: declared(numbered.runs, settings),
    furtherColumns: FURTHER_COLUMNS.filter(({ name }) =>
      numbered.runs.some(({ further = {} }) => Object.hasOwn(further, name)),
    ),
    framework: 'llama.cpp',
    metadata: {
      item: ITEM,
      created: dateOf(tests),
      platform: platformOf(tests),
      ...metadata,
      libraries: merged(librariesOf(tests, tagOf, settings), metadata.libraries),
      models: merged(models.described, metadata.models),
    },
    leftOut: [...leftOut, ...unreadable, ...notes.leftOut()],
    remarks: [...remarks, ...models.remarks, ...settings.remarks, ...numbered.remarks],
  };
}

/** The factors that runs have levels of: what was run, then how, then what the manifest says. */
function declared(runs: readonly ImportedRun[], { factors }: RunSettings) {
  const used = factorsOfRuns(runs);
  const own = [...TEST_FACTORS, ...factors].filter(({ name }) => used.some((each) => each.name === name));
  return [...own, ...used.filter(({ name }) => !own.some((each) => each.name === name))];
}

function librariesOf(
  tests: readonly FoundTest[],
  tagOf: (test: FoundTest) => string,
  settings: RunSettings,
): Readonly<Record<string, unknown>> {
  const libraries = [...Map.groupBy(tests, tagOf)].map(([tag, of]) => {
    const { build, backend: _, cpu_info: __, gpu_info: ___, ...others } = settings.constantOf(tag);
    const [device, revision] = [deviceOf(of), build];
    const known = {
      ...(device === undefined ? {} : { device }),
      ...(revision === undefined ? {} : { revision }),
    };
    return [tag, { ...libraryOf(of[0]!.fields).described, ...known, settings: others }] as const;
  });
  return Object.fromEntries(libraries);
}

/** What people say of each wins; what is no description is left to be told as a problem. */
function merged(found: Readonly<Record<string, unknown>>, said: unknown): unknown {
  if (said === undefined) return found;
  if (!isObject(said)) return said;
  const both = Object.entries(found).map(([tag, info]) => {
    const words = Object.hasOwn(said, tag) ? said[tag] : {};
    return [tag, isObject(words) && isObject(info) ? { ...info, ...words } : words] as const;
  });
  return { ...said, ...Object.fromEntries(both) };
}

/** The day of the last test; undefined where no file tells, as the program's table does not. */
function dateOf(tests: readonly BenchTest[]): string | undefined {
  const times = tests.map(({ fields }) => fields.get('test_time') ?? '');
  return times
    .filter((time) => /^\d{4}-\d\d-\d\dT/.test(time))
    .map((time) => time.slice(0, 10))
    .sort()
    .at(-1);
}

/** What all tests ran on. */
function platformOf(tests: readonly BenchTest[]): Readonly<Record<string, unknown>> {
  const same = (field: string): object | undefined => {
    const [name, ...others] = new Set(tests.map(({ fields }) => fields.get(field) ?? ''));
    return name === undefined || name === '' || others.length > 0 ? undefined : { name };
  };
  const platform = { cpu: same('cpu_info'), gpu: same('gpu_info') };
  return Object.fromEntries(Object.entries(platform).filter(([, value]) => value !== undefined));
}
