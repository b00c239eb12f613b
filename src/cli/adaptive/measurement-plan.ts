import type { Dialect, EngineChoices } from '../../analysis/adaptive/engine-choices.ts';
import type { EnginePlan } from '../../analysis/adaptive/engine-plan.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { libraryAttributes } from '../../analysis/library-attributes.ts';
import type { Descriptor } from '../../dataset/types.ts';

export interface Measurement {
  readonly model: string;
  readonly dialect: Dialect;
  /** The library of `engine: CUDNN` in the data, which NVIDIA's Caffe runs the files as. */
  readonly library: string;
  /** The `caffe` program; a relative path is taken from the plan's folder, as are the next two. */
  readonly program: string;
  readonly prototxt: string;
  readonly adaptivePrototxt: string;
}

/** Builds of Caffe that the data do not have: not one of the measured libraries, so under a tag of their own. */
const OTHER_BUILDS = {
  bvlc: { tag: 'bvlc-cudnn', label: 'BVLC Caffe, cuDNN', backend: 'cudnn' },
  opencl: { tag: 'opencl-caffe', label: 'BVLC Caffe, OpenCL branch' },
} as const;

/**
 * A plan for the collector that times the model file as it was and as it is now, in turns, at the planned batch size and,
 * where that is another, at the one that the saving is measured against.
 */
export function measurementPlan(
  descriptor: Descriptor,
  { batchSize, baseline }: EnginePlan,
  { model, dialect, library, program, prototxt, adaptivePrototxt }: Measurement,
): unknown {
  const label = modelLabel(model, descriptor);
  const name = `${model}-adaptive`.toLowerCase().replace(/[^a-z0-9._-]/g, '-');
  return {
    dataset: {
      name,
      title: `${label}: the engines of ${model} as they were and as ${descriptor.name} advises`,
      licenses: [],
    },
    libraries: [{ ...build(descriptor, dialect, library), kind: 'caffe', program }],
    models: [
      { tag: model, label, prototxt },
      { tag: `${model}-adaptive`, label: `${label}, adaptive`, prototxt: adaptivePrototxt },
    ],
    batch_sizes: [...new Set([batchSize, baseline.batchSize])].sort((a, b) => a - b),
    repetitions: 10,
    iterations: 10,
    warm_up_iterations: 1,
    order: 'interleaved',
  };
}

function build(descriptor: Descriptor, dialect: Dialect, library: string) {
  const { precision = 'fp32', device = 'gpu', backend } = libraryAttributes(library, descriptor);
  if (dialect !== 'nvidia') return { ...OTHER_BUILDS[dialect], precision, device };
  const label = descriptor.libraries.get(library)?.label ?? library;
  return { tag: library, label, precision, device, ...(backend && { backend }) };
}

/** That another dialect's Caffe was not measured, and what was instead; nothing for NVIDIA's. */
export function measuredWith(
  descriptor: Descriptor,
  dialect: Dialect,
  choices: EngineChoices,
): readonly string[] {
  if (dialect === 'nvidia') return [];
  const builds = [...choices].map(([engine, library]) => {
    const revision = descriptor.libraries.get(library)?.revision;
    return `${engine} as ${library}${revision === undefined ? '' : ` (${revision})`}`;
  });
  return [
    `measured: ${builds.join(', ')}; whether ${OTHER_BUILDS[dialect].label} saves the same has to be measured`,
  ];
}
