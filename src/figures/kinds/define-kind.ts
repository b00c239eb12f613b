import type { Analysis } from '../../analysis/analysis.ts';
import type { Chart } from '../chart.ts';
import {
  chooseFields,
  takenFields,
  type ChosenFields,
  type FieldUses,
  type GivenFields,
  type TakenField,
} from '../field-use.ts';
import type { FieldKey } from '../fields.ts';
import type { Lack } from '../lacks/lack.ts';
import type { SetData, StandardData, StandardFigures, StandardSection } from './standard.ts';

/** The headings under which a reader looks for kinds of figures. */
type KindGroup =
  | 'Speed'
  | 'Batch size and memory'
  | 'Latency, energy and conditions'
  | 'Layers'
  | 'Best library for each layer';

export type SeriesMark = 'bar' | 'dot';

/** What is the same of a kind for who declares it and for who uses it. */
interface KindBase {
  readonly label: string;
  readonly group: KindGroup;
  /** Whether it is drawn from the times of layers, which are most of what a browser has to fetch of a dataset. */
  readonly needsLayers?: true;
  /** Fields whose values are the series that a reader shows and hides; none where there is one series. */
  readonly series: readonly FieldKey[];
  /** Those that a report made from a dataset alone has. */
  readonly standard?: StandardFigures<StandardData> & { readonly section: StandardSection };
  /** Those that it has of each set of libraries from which the best for each layer is chosen. */
  readonly standardOfSet?: StandardFigures<SetData>;
}

/** All that there is to know about a kind of figure. */
interface Declaration<Uses extends FieldUses> extends KindBase {
  /** What stands for a series in the drawing; default `bar`. */
  readonly mark?: SeriesMark;
  /** Whether panels of several models stand beside each other where there is room; default no. */
  readonly panelsBeside?: boolean;
  readonly fields: Uses;
  /** @throws Error that names an unknown model, library or group, and the valid ones */
  chart(fields: ChosenFields<Uses>, analysis: Analysis): Chart;
  /** What a dataset does not have of a choice whose names are all known and whose lists are not empty. */
  lacks(fields: ChosenFields<Uses>, analysis: Analysis): Lack;
}

/** A kind as the rest knows it: it reads the fields that it is given. */
export interface Kind extends KindBase {
  readonly mark: SeriesMark;
  readonly panelsBeside: boolean;
  /** In their order, as it takes them. */
  readonly taken: readonly TakenField[];
  chart(given: GivenFields, analysis: Analysis): Chart;
  lacks(given: GivenFields, analysis: Analysis): Lack;
}

export function defineKind<const Uses extends FieldUses>({
  mark = 'bar',
  panelsBeside = false,
  fields,
  chart,
  lacks,
  ...base
}: Declaration<Uses>): Kind & { readonly fields: Uses } {
  return {
    ...base,
    mark,
    panelsBeside,
    fields,
    taken: takenFields(fields),
    chart: (given, analysis) => chart(chooseFields(fields, given), analysis),
    lacks: (given, analysis) => lacks(chooseFields(fields, given), analysis),
  };
}
