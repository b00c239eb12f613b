import type { Descriptor } from '../dataset/types.ts';

/**
 * A dataset's name for people: the title that somebody wrote. An importer that is told none writes the tag for it, and then the
 * board says more.
 */
export function datasetTitle({ name, title, platform }: Descriptor): string {
  if (title !== name) return title;
  const { board } = platform;
  return typeof board === 'string' && board !== '' ? board : title;
}

/** The same where there is little room. */
export function datasetLabel(descriptor: Descriptor): string {
  return descriptor.shortTitle ?? datasetTitle(descriptor);
}

/** The model's name for people; a tag that the dataset does not describe stands for itself. */
export function modelLabel(tag: string, descriptor: Descriptor): string {
  return descriptor.models.get(tag)?.label ?? tag;
}

/** The library's name for people; a tag that the dataset does not describe stands for itself. */
export function libraryLabel(tag: string, descriptor: Descriptor): string {
  return descriptor.libraries.get(tag)?.label ?? tag;
}

/** The library's name where there is little room: the short label, or else the label, or else the tag. */
export function shortLibraryLabel(tag: string, descriptor: Descriptor): string {
  return descriptor.libraries.get(tag)?.shortLabel ?? libraryLabel(tag, descriptor);
}

/** A name that several datasets may have for one tag: that of the first which describes it. */
export function labelAmong(
  descriptors: readonly Descriptor[],
  tag: string,
  label: (tag: string, descriptor: Descriptor) => string,
): string {
  return descriptors.map((each) => label(tag, each)).find((name) => name !== tag) ?? tag;
}
