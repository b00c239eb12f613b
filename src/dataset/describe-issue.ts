import type { z } from 'zod';
import { printable } from './printable.ts';
import { type Problem, shortEcho } from './problem.ts';
import { expectOneOf } from './nearest.ts';

/** What a schema found, in the words of a {@link Problem}, and the path to where it stands. */
export type DescribedIssue = Pick<Problem, 'message' | 'value' | 'expected'> & {
  path: readonly PropertyKey[];
};

/** Turns a schema's finding into problems; `validKeys` are the names that an unknown one is compared with. */
export function describeIssue(issue: z.core.$ZodIssue, validKeys: readonly string[] = []): DescribedIssue[] {
  const name = issue.path.length > 0 ? issue.path.map(String).join('.') : 'the content';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: 'unknown name',
        value: key,
        expected: validKeys.length > 0 ? expectOneOf(key, validKeys) : 'a name that is documented',
      }));
    case 'invalid_value':
      return [
        withValue(issue, `invalid ${name}`, expectOneOf(String(issue.input), issue.values.map(String))),
      ];
    case 'invalid_type':
      return [withValue(issue, `invalid ${name}`, expectedType(issue))];
    case 'invalid_union':
      return issue.errors.length === 0
        ? [unknownChoice(issue)]
        : [withValue(issue, `invalid ${name}`, unionExpectation(issue))];
    case 'custom':
      // What is wrong with a part is found in the whole, which says nothing.
      if (typeof issue.input === 'object')
        return [{ path: issue.path, message: `invalid ${name}`, expected: expectation(issue.message) }];
      return [withValue(issue, `invalid ${name}`, expectation(issue.message))];
    default:
      return [withValue(issue, `invalid ${name}`, expectation(issue.message))];
  }
}

/** The first of what {@link describeIssue} makes of a finding, in one line. */
export function formatIssue(issue: z.core.$ZodIssue): string {
  const { message, value, expected } = describeIssue(issue)[0]!;
  const echo = value === undefined ? '' : `: ${JSON.stringify(shortEcho(value))}`;
  return printable(`${message}${echo}; expected ${expected}`);
}

function withValue(issue: z.core.$ZodIssue, message: string, expected: string): DescribedIssue {
  if (issue.input === undefined) {
    return { path: issue.path, message: message.replace(/^invalid (.*)$/, '$1 is missing'), expected };
  }
  return { path: issue.path, message, value: displayed(issue.input), expected };
}

/** The library's messages begin with a capital, such as "Too small: expected number to be >0"; a schema's own words do not. */
function expectation(message: string): string {
  const found = /^(?:[A-Z].*?\b)?expected (.*?)(?:, received .*)?$/.exec(message)?.[1];
  return found ?? message;
}

/** The schema's own words where it has some; the library's begin with a capital. */
function expectedType(issue: Extract<z.core.$ZodIssue, { code: 'invalid_type' }>): string {
  return /^[A-Z]/.test(issue.message) ? issue.expected : expectation(issue.message);
}

/** A union by a field, such as `of`, whose value names none of its members. */
function unknownChoice(issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>): DescribedIssue {
  const field = 'discriminator' in issue ? (issue.discriminator ?? '') : '';
  const options = 'options' in issue ? (issue.options ?? []).map(String) : [];
  const chosen = (issue.input as Record<string, unknown> | undefined)?.[field];
  return chosen === undefined
    ? { path: issue.path, message: `${field} is missing`, expected: `${field}: one of ${options.join(', ')}` }
    : {
        path: issue.path,
        message: `unknown ${field}`,
        value: displayed(chosen),
        expected: expectOneOf(displayed(chosen), options),
      };
}

function displayed(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function unionExpectation(issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>): string {
  const each = issue.errors.map((issues) =>
    issues.map((inner) => describeIssue(inner)[0]!.expected).join(' and '),
  );
  return [...new Set(each)].join(', or ');
}
