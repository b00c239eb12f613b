/**
 * A change of a format, and how files of the old one become files of the new. Which of the two a file is of shows in the
 * file itself: no name ever changes its meaning.
 */
export interface Migration {
  /** What has changed, as the changelog says it. */
  readonly what: string;
  readonly of: 'content' | 'data';
  /**
   * The file in the new format; the same text where it is not of the old one, or cannot be read at all.
   *
   * @param file within its folder: `report.yaml`, `01-summary.mdx`, `jetson-tx1/datapackage.json`
   */
  rewrite(file: string, text: string): string;
}
