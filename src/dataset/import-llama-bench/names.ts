import { basename } from 'node:path';
import type { BenchFields, BenchTest } from './bench-test.ts';

/** Tags and descriptions of models, as `datapackage.json` has them. */
export interface NamedModels {
  tagOf(test: BenchTest): string;
  readonly described: Readonly<Record<string, unknown>>;
  readonly remarks: readonly string[];
}

/** What a model has beside its file's name: one that differs in any of these is another model. */
const IDENTITY = ['model_type', 'model_size', 'model_n_params'];

function isOneModel(tests: readonly BenchTest[]): boolean {
  return IDENTITY.every((name) => {
    const known = tests.map(({ fields }) => fields.get(name) ?? '').filter((value) => value !== '');
    return new Set(known).size <= 1;
  });
}

function fileOf(fields: BenchFields): string {
  return (fields.get('model_filename') ?? '').replaceAll('\\', '/').replace(/\.gguf$/i, '');
}

/**
 * Models are called by their files, without the folders of whoever measured them, but where two models have one name; the
 * program's table has types alone.
 */
export function namedModels(tests: readonly BenchTest[]): NamedModels {
  const byName = [...Map.groupBy(tests, ({ fields }) => basename(fileOf(fields)))];
  const shared = new Set(byName.flatMap(([name, of]) => (name === '' || isOneModel(of) ? [] : [name])));
  const tagOf = ({ fields }: BenchTest): string => {
    const file = fileOf(fields);
    const name = shared.has(basename(file)) ? file : basename(file);
    // A list of tags has blanks between them.
    return (file === '' ? fields.get('model_type')! : name).replace(/\s+/g, '-');
  };
  const byTag = Map.groupBy(tests, tagOf);
  const types = [...byTag.values()].map(([first]) => first!.fields.get('model_type'));
  const described = [...byTag].map(([tag, [first]]) => {
    const type = first!.fields.get('model_type') ?? '';
    const isUnique = types.filter((each) => each === type).length === 1;
    const parameters = Number(first!.fields.get('model_n_params') ?? NaN);
    const bytes = first!.fields.get('model_size') ?? '';
    return [
      tag,
      {
        label: type === '' || !isUnique ? tag : type,
        ...(Number.isSafeInteger(parameters) && parameters > 0 ? { parameters } : {}),
        ...(/^[1-9]\d*$/.test(bytes) ? { note: `${bytes} bytes of weights` } : {}),
      },
    ] as const;
  });
  return {
    tagOf,
    described: Object.fromEntries(described),
    remarks: [...shared].map(
      (name) => `models of the name ${name} differ in type or size, and are called by their folders too`,
    ),
  };
}

/** Backends as builds before the column `backends` tell them, in the order in which the program looks. */
const FLAGS = ['cuda', 'opencl', 'vulkan', 'kompute', 'metal', 'sycl', 'gpu_blas', 'blas'];

/** The backend by the program's own name; empty where nothing tells. */
export function backendOf(fields: BenchFields): string {
  const named = fields.get('backends');
  if (named !== undefined) return named;
  const flags = FLAGS.filter((flag) => fields.has(flag));
  if (flags.length === 0) return '';
  return flags.find((flag) => fields.get(flag) === '1')?.toUpperCase() ?? 'CPU';
}

/** Fields that {@link backendOf} reads. */
export const BACKEND_FIELDS: readonly string[] = ['backends', ...FLAGS];

/** The library of a backend, and its tag unless a manifest gives another. */
export function libraryOf(fields: BenchFields): { readonly tag: string; readonly described: object } {
  const backend = backendOf(fields);
  const words = backend.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const tag = ['llama.cpp', ...words].join('-');
  if (backend === '') return { tag, described: { label: 'llama.cpp' } };
  const label = `llama.cpp ${backend.split(',').join(' and ')}`;
  return { tag, described: { label, backend: words.join('-') } };
}

const ON_CPU = /^(?:cpu|blas|zendnn)(?:,(?:cpu|blas|zendnn|rpc))*$/i;

/** Where a library ran, if all its tests ran there: a backend of a GPU that gets no layers leaves them to the CPU. */
export function deviceOf(tests: readonly BenchTest[]): 'cpu' | 'gpu' | undefined {
  const backends = tests.map(({ fields }) => backendOf(fields));
  if (backends.every((backend) => ON_CPU.test(backend))) return 'cpu';
  const areOnGpu = tests.every(
    ({ fields }, index) => !/^(?:cpu.*|)$/i.test(backends[index]!) && fields.get('n_gpu_layers') !== '0',
  );
  return areOnGpu ? 'gpu' : undefined;
}
