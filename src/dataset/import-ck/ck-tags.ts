/** The tag that says that an experiment is part of such a campaign. */
export const CAMPAIGN_TAG = 'explore-batch-size-libs-models';

/** Tags of known campaigns that name neither a model nor a library. */
const NOISE = new Set([CAMPAIGN_TAG, 'time_cpu', 'time_gpu', 'time_gpu_fp16', 'caffe-time', 'default']);

/** A tag with the name of a published network in it is a model. */
const NETWORK_NAME = /alexnet|caffenet|googlenet|squeezenet|mobilenet|resnet|inception|vgg/i;

export interface TagHints {
  /** Tags known to be models, e.g. from the metadata file. */
  readonly models: ReadonlySet<string>;
  /** Tags that the caller says are noise, e.g. a board's name. */
  readonly ignored: ReadonlySet<string>;
  /** Tags that every experiment of the tree has: with more than one experiment, one of a board rather than a library. */
  readonly shared: ReadonlySet<string>;
}

/** `unclear` says why, and which option settles it. */
export type TagReading = { readonly model: string; readonly library: string } | { readonly unclear: string };

const NAME_MODEL = "name the model's tag with --model-tag";
const NAME_NOISE = 'name the tags that mean neither with --ignore-tag';

/**
 * Which tag of an experiment is the model and which the library.
 *
 * `directory` is the experiment's name, `<model>-<library>` in most campaigns: it decides where the tags alone do not.
 */
export function readTags(directory: string, tags: readonly string[], hints: TagHints): TagReading {
  const telling = [...new Set(tags)].filter((tag) => !NOISE.has(tag) && !hints.ignored.has(tag));
  const known = telling.filter((tag) => hints.models.has(tag) || NETWORK_NAME.test(tag));
  const candidates = known.length > 0 ? known : telling;
  const named = candidates.flatMap((model) =>
    telling
      .filter((library) => library !== model && directory.endsWith(`${model}-${library}`))
      .map((library) => ({ model, library })),
  );
  if (named.length === 1) return named[0]!;

  if (known.length === 0)
    return { unclear: `no tag names a known network: ${telling.join(', ')}; ${NAME_MODEL}` };
  if (known.length > 1)
    return { unclear: `more than one tag names a network: ${known.join(', ')}; ${NAME_NOISE}` };
  const model = known[0]!;
  const rest = telling.filter((tag) => tag !== model);
  const libraries = rest.length > 1 ? rest.filter((tag) => !hints.shared.has(tag)) : rest;
  if (rest.length === 0) return { unclear: `no tag is left to be the library: ${telling.join(', ')}` };
  if (libraries.length !== 1)
    return { unclear: `more than one tag could be the library: ${rest.join(', ')}; ${NAME_NOISE}` };
  return { model, library: libraries[0]! };
}

/**
 * The library of one point. TensorRT's two precisions share an experiment upstream and differ by an environment
 * variable; version 1.0.0 is known simply as `tensorrt-fp32` and `tensorrt-fp16`.
 */
export function libraryOfPoint(library: string, enableFp16: number | string | undefined): string {
  if (!/^tensorrt-\d/.test(library)) return library;
  const base = library === 'tensorrt-1.0.0' ? 'tensorrt' : library;
  return `${base}-${Number(enableFp16 ?? 0) === 1 ? 'fp16' : 'fp32'}`;
}
