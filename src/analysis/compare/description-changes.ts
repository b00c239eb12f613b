import type { MeasuredFile, Measuring } from '../../dataset/measuring.ts';
import type { Descriptor, NetworkLayer } from '../../dataset/types.ts';
import type { Pair } from './pairs.ts';

/** Something that `datapackage.json` or `networks.csv` says otherwise; null where a side does not say it. */
export interface DescriptionChangeRow {
  /** The path to it, e.g. `libraries.cpu.label`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** All but the name: in an order of their own, as that of the descriptor's keys depends on how it was read. */
const DESCRIBED = [
  'title',
  'description',
  'version',
  'created',
  'sources',
  'licenses',
  'platform',
  'libraries',
  'models',
  'fields',
] as const satisfies readonly (keyof Descriptor)[];

/** Everything that the two sides' descriptions say otherwise. */
export function descriptionChanges({ before, after }: Pair): DescriptionChangeRow[] {
  return [
    ...DESCRIBED.flatMap((key) => differences(before.descriptor[key], after.descriptor[key], key)),
    ...measuringDifferences(before.descriptor.measuring, after.descriptor.measuring),
    ...networkDifferences(byModel(before.networks), byModel(after.networks)),
  ];
}

/** Where one side alone was recorded that is one row: a campaign's files are hundreds. */
function measuringDifferences(before: Measuring | undefined, after: Measuring | undefined) {
  if (before !== undefined && after !== undefined) {
    return differences(partsOfMeasuring(before), partsOfMeasuring(after), 'measuring');
  }
  const said = (measuring: Measuring | undefined) => (measuring === undefined ? undefined : 'recorded');
  return differences(said(before), said(after), 'measuring');
}

/** How a side was measured, with its programs by library and files by path, which tell more than their places in lists. */
function partsOfMeasuring(measuring: Measuring) {
  const { programs, networks, notRecorded, ...rest } = measuring;
  const filesOf = (files: readonly MeasuredFile[]) =>
    new Map(files.map(({ role, path, sha256, missing }) => [`${role} ${path}`, sha256 ?? missing]));
  return {
    ...rest,
    programs: new Map(
      programs.map(({ library, environment, files, reported, ...program }) => [
        library,
        {
          ...program,
          environment: new Map(environment),
          files: filesOf(files),
          reported: new Map(reported.map(([fact, values]) => [fact, values.join(', ')])),
        },
      ]),
    ),
    models: new Map(networks.map(({ model, files }) => [model, filesOf(files)])),
  };
}

function differences(before: unknown, after: unknown, what: string): DescriptionChangeRow[] {
  // What one side lacks altogether is listed piece by piece too: nobody reads it in JSON.
  if (hasParts(before ?? after) && hasParts(after ?? before)) {
    const [earlier, later] = [partsOf(before), partsOf(after)];
    return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key) =>
      differences(earlier.get(key), later.get(key), `${what}.${key}`),
    );
  }
  const [earlier, later] = [textOf(before), textOf(after)];
  return earlier === later ? [] : [{ what, before: earlier, after: later }];
}

function hasParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** None of what is absent. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> {
  return value instanceof Map
    ? (value as ReadonlyMap<string, unknown>)
    : new Map(Object.entries(value ?? {}));
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type Layers = ReadonlyMap<string, NetworkLayer>;

function byModel(networks: readonly NetworkLayer[]): ReadonlyMap<string, Layers> {
  return new Map(
    [...Map.groupBy(networks, ({ model }) => model)].map(([model, layers]) => [
      model,
      new Map(layers.map((layer) => [layer.layer, layer])),
    ]),
  );
}

/** What one side lacks altogether is one row: a network has hundreds of layers. */
function networkDifferences(
  before: ReadonlyMap<string, Layers>,
  after: ReadonlyMap<string, Layers>,
): DescriptionChangeRow[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((model) => {
    const [earlier, later] = [before.get(model), after.get(model)];
    const what = `networks.${model}`;
    if (earlier === undefined || later === undefined) {
      const count = (layers: Layers | undefined) => (layers ? `${String(layers.size)} layers` : null);
      return [{ what, before: count(earlier), after: count(later) }];
    }
    return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((layer) => {
      const [one, other] = [earlier.get(layer), later.get(layer)];
      if (one === undefined || other === undefined) {
        return [{ what: `${what}.${layer}`, before: one?.type ?? null, after: other?.type ?? null }];
      }
      return differences(one, other, `${what}.${layer}`);
    });
  });
}
