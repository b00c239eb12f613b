/** What Android's log sets before a line, in both of its forms, and what TFLite's own logger does. */
const PREFIX =
  /^\s*(?:\d\d-\d\d \d\d:\d\d:\d\d\.\d+ +(?:\d+ +\d+ +)?[VDIWEF][/ ] ?[^:]*: ?)?(?:(?:INFO|WARNING|VERBOSE): )?/;

/** The lines of a log without what a logger sets before each; the first is line 1. */
export function logLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.replace(PREFIX, ''));
}
