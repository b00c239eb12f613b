import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MEASURES } from '../../src/claims/registry.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { COMPONENT_SCHEMAS } from '../../src/markdown/component-schemas.ts';
import { reportSchema } from '../../src/markdown/content-schemas.ts';
import { FIELDS } from '../../src/figures/fields.ts';
import { FIGURE_KINDS, kindOf } from '../../src/figures/spec.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { TABLE_KINDS } from '../../src/tables/table-kinds.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { editedContent } from './edited-content.ts';

let guide: string;

beforeAll(async () => {
  guide = await readFile('docs/authoring.md', 'utf8');
});

function examples(language: string): string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code!,
  );
}

/** Rows of its tables that are about a name: a kind of table and a measure may share one. */
function rowsOf(name: string): string[] {
  return guide.split('\n').filter((line) => line.replace(/^\| +/, '').startsWith(`\`${name}\``));
}

/** The words that an attribute may be, if it is one of some. */
function optionsOf(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodOptional) return optionsOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

describe('the author’s guide', () => {
  it('has examples that are a report without a problem, whose claims get the verdicts they are given', async () => {
    const chapters = examples('mdx').map((example, index) =>
      example.startsWith('---')
        ? example
        : `---\ntitle: Example ${String(index)}\nsummary: One.\n---\n\n${example}`,
    );
    const yaml = Object.fromEntries(
      examples('yaml').map((example) => [/^# (\S+)/.exec(example)![1]!, () => example] as const),
    );
    const directory = await editedContent({
      ...Object.fromEntries(
        chapters.map((chapter, index) => [
          `0${String(index + 1)}-example-${String(index)}.mdx`,
          () => chapter,
        ]),
      ),
      '01-result.mdx': () => '---\ntitle: First\nsummary: Nothing.\n---\n',
      ...yaml,
    });
    const { report, problems } = await readReport(directory);
    expect(problems.map(formatProblem)).toEqual([]);
    const onData = judgeReport(report, await loadAnalysis(resolve('data/jetson-tx1')));
    expect(onData.problems.map(formatProblem)).toEqual([]);
    expect(onData.broken).toEqual([]);
    expect(onData.claims.size).toBe(2);
  });

  it.each(
    MEASURES.map(
      ({ name, description, parameters }) => [name, description, Object.keys(parameters)] as const,
    ),
  )('has the measure %s as it is', (name, description, parameters) => {
    const row = rowsOf(name).find((line) => line.includes(description));
    expect(row).toBeDefined();
    for (const parameter of parameters) expect(row).toContain(`\`${parameter}\``);
  });

  it.each(TABLE_KINDS.map(({ kind, fields }) => [kind, Object.keys(fields)] as const))(
    'has the table %s with its attributes',
    (kind, fields) => {
      const row = rowsOf(kind)[0];
      expect(row).toBeDefined();
      for (const field of fields) expect(row).toContain(`\`${field}\``);
    },
  );

  it.each([...COMPONENT_SCHEMAS.keys()])('shows the component %s', (component) => {
    expect(guide).toContain(`<${component}`);
  });

  it.each(FIGURE_KINDS)('shows a figure of the kind %s and has its attributes, no more', (kind) => {
    expect(guide).toContain(`kind="${kind}"`);
    const [row] = rowsOf(kind);
    const taken = kindOf(kind).taken.filter(({ key }) => key !== 'metric');
    const [required, optional] = [true, false].map((isRequired) =>
      taken.filter((field) => field.required === isRequired).map(({ key }) => `\`${key}\``),
    ) as [string[], string[]];
    expect(row!.split('|')[2]!.trim()).toBe(
      [...required.map((name) => `**${name}**`), ...optional].join(', '),
    );
  });

  it.each(Object.entries(FIELDS))(
    'says what the attribute %s may be, first what it is when absent',
    (key, field) => {
      const cells = guide.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
      const [, , meaning] = cells.find(([, names = '']) => names.split(', ').includes(`\`${key}\``)) ?? [];
      expect(meaning).toBeDefined();
      if (field.form !== 'word') return;
      const [first, ...others] = field.words.map(([word]) => word);
      const said = [...meaning!.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(said[0]).toBe(first);
      expect(said).toEqual(expect.arrayContaining(others));
    },
  );

  it('has every word that an attribute may be', () => {
    const schemas = [...COMPONENT_SCHEMAS.values()].flatMap((component) =>
      'by' in component ? [...component.choices.values()] : [component.attributes],
    );
    const words = new Set(
      schemas.flatMap((schema) =>
        Object.entries(schema.shape).flatMap(([, field]) => optionsOf(field as z.ZodType)),
      ),
    );
    expect(words.size).toBeGreaterThan(20);
    expect([...words].filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
  });

  it.each(Object.keys(reportSchema.shape))('has the field %s of report.yaml, and an example', (field) => {
    expect(rowsOf(field)).toHaveLength(1);
    expect(examples('yaml').find((example) => example.startsWith('# report.yaml'))).toMatch(
      new RegExp(`^${field}:`, 'm'),
    );
  });
});
