import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import { absentValue, type TakenAs, type TakenField } from './field-use.ts';
import { percentText } from './measures/number-text.ts';
import { fieldsOf, kindOf, type FigureSpec } from './spec.ts';
import { librariesText, modelsText } from './words.ts';

/**
 * What each of several figures of one kind shows, in a few words: what they do not have in common, and of that what is said
 * rather than what goes without saying.
 */
export function choiceLabels(specs: readonly FigureSpec[], analysis: Analysis): readonly string[] {
  const differing = kindOf(specs[0]!.kind).taken.filter((field) => {
    const written = specs.map((spec) => JSON.stringify(fieldsOf(spec)[field.key] ?? null));
    return new Set(written).size > 1;
  });
  return specs.map((spec) => {
    const said = differing.filter(({ key }) => fieldsOf(spec)[key] !== undefined);
    const text = (fields: readonly TakenField[]) =>
      fields
        .map((field) => fieldText(field, spec, analysis))
        .filter((words) => words !== '')
        .join(', ');
    return text(said) || text(differing);
  });
}

function fieldText(field: TakenField, spec: FigureSpec, analysis: Analysis): string {
  const value = fieldsOf(spec)[field.key] ?? absentValue(field);
  switch (field.form) {
    case 'word':
      return field.words.find(([word]) => word === value)?.[1] ?? '';
    case 'one':
      return oneText(field, String(value), analysis);
    case 'some':
      return someText(field, value, analysis);
    case 'share':
      if (value === field.absent) return field.key === 'lower' ? 'all layers' : '';
      return field.key === 'lower'
        ? `layers of at least ${percentText(Number(value))}`
        : `at most ${percentText(Number(value))}`;
    case 'positive':
      // Where an axis ends is no part of what is shown.
      return '';
  }
}

function oneText({ key }: TakenField, value: string, { descriptor }: Analysis): string {
  if (key === 'model') return modelLabel(value, descriptor);
  if (key === 'batchSize') return `batch size ${value}`;
  const library = libraryLabel(value, descriptor);
  return key === 'baseline' ? `over ${library}` : library;
}

function someText(field: TakenAs<'some'>, value: unknown, analysis: Analysis): string {
  const selected = field.select(value, analysis).map(String);
  if (field.key === 'models') return modelsText(selected, analysis);
  if (field.key === 'batchSizes') return `batch ${selected.join(', ')}`;
  return librariesText(Array.isArray(value) ? value.map(String) : undefined, selected, analysis);
}
