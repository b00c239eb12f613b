import type { EnginePlan } from '../analysis/adaptive/engine-plan.ts';
import { modelLabel } from '../analysis/labels.ts';
import { libraryAttributes } from '../analysis/library-attributes.ts';
import type { Descriptor } from '../dataset/types.ts';

export interface Measurement {
  readonly model: string;
  /** What runs the files: the library of `engine: CUDNN`. */
  readonly library: string;
  /** The `caffe` program; a relative path is taken from the plan's folder, as are the next two. */
  readonly program: string;
  readonly prototxt: string;
  readonly adaptivePrototxt: string;
}

/** A plan for the collector that times the model file as it was and as it is now, in turns, at the planned batch size. */
export function measurementPlan(
  descriptor: Descriptor,
  { batchSize }: EnginePlan,
  { model, library, program, prototxt, adaptivePrototxt }: Measurement,
): unknown {
  const label = modelLabel(model, descriptor);
  const { precision = 'fp32', device = 'gpu', backend } = libraryAttributes(library, descriptor);
  const name = `${model}-adaptive`.toLowerCase().replace(/[^a-z0-9._-]/g, '-');
  return {
    dataset: {
      name,
      title: `${label}: the engines of ${model} as they were and as ${descriptor.name} advises`,
      licenses: [],
    },
    libraries: [
      {
        tag: library,
        label: descriptor.libraries[library]?.label ?? library,
        precision,
        device,
        kind: 'caffe',
        ...(backend === undefined ? {} : { backend }),
        program,
      },
    ],
    models: [
      { tag: model, label, prototxt },
      { tag: `${model}-adaptive`, label: `${label}, adaptive`, prototxt: adaptivePrototxt },
    ],
    batch_sizes: [batchSize],
    repetitions: 10,
    iterations: 10,
    warm_up_iterations: 1,
    order: 'interleaved',
  };
}
