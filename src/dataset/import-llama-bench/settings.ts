import { isFactorName } from '../factor-schema.ts';
import { canonicalLevel } from '../level.ts';
import type { Factor, FactorLevels } from '../types.ts';
import type { BenchFields, BenchTest } from './bench-test.ts';
import { BACKEND_FIELDS, backendOf } from './names.ts';

/** What says how a test was run, by name, where the file tells it. */
type Settings = ReadonlyMap<string, string>;

/** Fields that say what was run, when, and what came of it; any other is a setting, as builds add some. */
const NO_SETTINGS: ReadonlySet<string> = new Set([
  ...['model_filename', 'model_type', 'model_size', 'model_n_params'],
  ...['n_prompt', 'n_gen', 'n_depth', 'test', 'test_time'],
  ...['avg_ns', 'stddev_ns', 'avg_ts', 'stddev_ts'],
  ...['build_commit', 'build_number'],
  ...BACKEND_FIELDS,
]);

/**
 * What the settings are called that people vary most, those first that others follow from; all others are called as the
 * program calls them.
 */
const NAMES: ReadonlyMap<string, Pick<Factor, 'name' | 'label' | 'unit'>> = new Map([
  ['backend', { name: 'backend', label: 'Backend' }],
  ['cpu_info', { name: 'cpu', label: 'CPU' }],
  ['gpu_info', { name: 'gpu', label: 'GPU' }],
  ['build', { name: 'build', label: 'Build' }],
  ['n_threads', { name: 'threads', label: 'Threads', unit: 'threads' }],
  ['n_gpu_layers', { name: 'n_gpu_layers', label: 'GPU layers', unit: 'GPU layers' }],
  ['n_batch', { name: 'n_batch', label: 'Logical batch' }],
  ['n_ubatch', { name: 'n_ubatch', label: 'Physical batch' }],
  ['type_k', { name: 'type_k', label: 'Key cache' }],
  ['type_v', { name: 'type_v', label: 'Value cache' }],
  ['flash_attn', { name: 'flash_attn', label: 'Flash attention' }],
  ['split_mode', { name: 'split_mode', label: 'Split mode' }],
]);

function namedSetting(setting: string): Factor {
  const known = NAMES.get(setting);
  if (known !== undefined) return { ...known, of: 'library' };
  const plain = setting
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return { name: isFactorName(plain) ? plain : `llama_${plain}`, label: setting, of: 'library' };
}

function settingsOf(fields: BenchFields): Settings {
  const settings = [...fields].filter(([name, value]) => !NO_SETTINGS.has(name) && value !== '');
  const others = [
    ['backend', backendOf(fields)],
    ['build', buildOf(fields)],
  ] as const;
  return new Map([...settings, ...others.filter(([, value]) => value !== '')]);
}

/** As llama.cpp names its releases, by how many commits came before, and the commit, as forks count on. */
function buildOf(fields: BenchFields): string {
  const [commit = '', number = ''] = ['build_commit', 'build_number'].map((name) => fields.get(name));
  return [number === '' ? '' : `b${number}`, commit].filter((part) => part !== '').join('-');
}

/** How the tests of a campaign were run. */
export interface RunSettings {
  /** What was varied with a library. */
  readonly factors: readonly Factor[];
  levelsOf(test: BenchTest): FactorLevels;
  /** What is the same in all tests of a library, by the program's names. */
  constantOf(library: string): Readonly<Record<string, string>>;
  /** What varies along with factors, and so is none. */
  readonly remarks: readonly string[];
}

/**
 * Tells settings that were varied from those that were not: a setting that has several values with one library is a factor,
 * unless the factors before it tell those values apart. A setting that a test lacks is another value where a test of the same
 * form and build has it: in the program's table it is the default.
 */
export function runSettings<Test extends BenchTest>(
  tests: readonly Test[],
  libraryOf: (test: Test) => string,
): RunSettings {
  const settings = new Map<BenchTest, Settings>(tests.map((test) => [test, settingsOf(test.fields)]));
  const valueOf = (test: BenchTest, name: string): string | undefined => settings.get(test)!.get(name);
  const variesWithin = (name: string, groups: readonly (readonly Test[])[]): boolean =>
    groups.some((group) => {
      const values = new Set(group.map((test) => valueOf(test, name)));
      if ([...values].filter((value) => value !== undefined).length > 1) return true;
      const alike = Map.groupBy(group, (test) => `${valueOf(test, 'build')} ${test.hasAllSettings}`);
      return [...alike.values()].some((each) => new Set(each.map((test) => valueOf(test, name))).size > 1);
    });
  const groupsBy = (names: readonly string[]): readonly (readonly Test[])[] => [
    ...Map.groupBy(tests, (test) =>
      JSON.stringify([libraryOf(test), ...names.map((name) => valueOf(test, name))]),
    ).values(),
  ];
  const names = new Set([...NAMES.keys(), ...[...settings.values()].flatMap((each) => [...each.keys()])]);
  const varied: string[] = [];
  const alongWith: string[] = [];
  for (const name of names) {
    if (variesWithin(name, groupsBy(varied))) varied.push(name);
    else if (variesWithin(name, groupsBy([]))) alongWith.push(name);
  }
  const factors = varied.map(namedSetting);
  return {
    factors,
    levelsOf: (test) =>
      Object.fromEntries(
        varied.flatMap((name, index) => {
          const level = valueOf(test, name);
          return level === undefined ? [] : [[factors[index]!.name, canonicalLevel(level)] as const];
        }),
      ),
    constantOf: (library) =>
      Object.fromEntries(
        [...names].flatMap((name) => {
          const value = tests
            .filter((test) => libraryOf(test) === library)
            .map((test) => valueOf(test, name));
          const found = value.find((each) => each !== undefined);
          return found === undefined || [...varied, ...alongWith].includes(name)
            ? []
            : [[name, found] as const];
        }),
      ),
    remarks: alongWith.map(
      (name) =>
        `${name} varies along with ${factors.map((factor) => factor.name).join(' and ')}, and is no factor`,
    ),
  };
}
