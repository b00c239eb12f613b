import type { Analysis } from '../../analysis/analysis.ts';
import { type OrderedRun, runsInOrder } from '../../analysis/conditions/runs-in-order.ts';
import type { Chart } from '../chart.ts';
import { column, libraryColumn, modelColumn, numberColumn, textColumn } from '../column-vocabulary.ts';
import { drawOrderPanels, type OrderPanel } from '../drawing/order-panels.ts';
import type { ChosenFields, FieldUses } from '../field-use.ts';
import { unmeasured, wantedTimes } from '../lacks/unmeasured.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { changeText, percentTextToOne, separatedText } from '../measures/number-text.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import type { PlainCell } from '../table.ts';
import { librariesText, modelsText } from '../words.ts';
import { defineKind } from './define-kind.ts';
import { describeOrder } from './run-order-words.ts';

const fields = {
  metric: {},
  models: {},
  libraries: {},
} as const satisfies FieldUses;

/** The runs in the order of their campaign: how far their times are off, clocks, temperatures and load below each other. */
export const runOrder = defineKind({
  label: 'Times and conditions in the order of the runs',
  group: 'Latency, energy and conditions',
  fields,
  series: [],
  mark: 'dot',
  chart,
  lacks: (chosen, analysis) =>
    unmeasured(
      {
        ...wantedTimes(chosen, analysis),
        what: 'runs with a known place in the campaign',
        has: ({ measured, timesMs }) => measured.runOrder !== undefined && timesMs[chosen.metric].length > 0,
      },
      analysis,
    ),
  standard: {
    section: 'latency',
    ofAll: ({ analysis }) => (runsInOrder(analysis, 'inference').length > 1 ? [{ id: 'run-order' }] : []),
  },
});

type Quantity = 'deviation' | 'clockMhz' | 'temperatureC' | 'loadAverage';

const PANELS: readonly (Pick<OrderPanel, 'label' | 'text' | 'reference'> & { readonly of: Quantity })[] = [
  {
    of: 'deviation',
    label: 'Time, off the mean of its repetitions',
    text: (value) => changeText(value, percentTextToOne),
    reference: 0,
  },
  { of: 'clockMhz', label: 'Lowest clock, MHz', text: separatedText },
  { of: 'temperatureC', label: 'Highest temperature, °C', text: separatedText },
  { of: 'loadAverage', label: 'Load before the run, processes', text: separatedText },
];

function chart(chosen: ChosenFields<typeof fields>, analysis: Analysis): Chart {
  const { metric } = chosen;
  const models = selectModels(chosen.models, analysis);
  const libraries = selectLibraries(chosen.libraries, analysis);
  const runs = runsInOrder(analysis, metric, models, libraries).filter(({ timeMs }) => !Number.isNaN(timeMs));
  const panels = PANELS.flatMap(({ of, ...panel }): OrderPanel[] => {
    const dots = runs.flatMap((run, index) => (Number.isNaN(run[of]) ? [] : [dotOf(run, run[of], index)]));
    return dots.length === 0 ? [] : [{ ...panel, dots }];
  });
  const words = describeOrder(runs);
  const selection = `${modelsText(models, analysis)} with ${librariesText(chosen.libraries, libraries, analysis)}`;
  const number = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const flag = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

  return {
    table: {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        column('repetition'),
        numberColumn('run_order', 'place in the campaign', 'count'),
        column('batch_ms'),
        numberColumn('deviation', 'off the mean', 'percent-change'),
        numberColumn('clock_mhz', 'lowest clock (MHz)', 'digits'),
        numberColumn('temperature_c', 'highest temperature (°C)', 'digits'),
        numberColumn('load_average', 'load before', 'hundredths'),
        textColumn('throttled', 'throttled'),
        textColumn('below_max_clock', 'below maximum clock'),
        textColumn('disturbed', 'disturbed'),
      ],
      rows: runs.map((run): PlainCell[] => [
        run.point.model,
        run.point.library,
        run.point.batchSize,
        run.repetition,
        run.order,
        run.timeMs,
        number(run.deviation),
        number(run.clockMhz),
        number(run.temperatureC),
        number(run.loadAverage),
        flag(run.isThrottled),
        flag(run.isBelowMaxClock),
        flag(run.isDisturbed),
      ]),
    },
    title: `Times and conditions in the order of the runs, ${METRIC_WORDS[metric]}`,
    caption: `The successful runs in the order of the campaign, ${METRIC_WORDS[metric]}: ${selection}. ${words}`,
    alt:
      runs.length === 0
        ? 'Nothing to draw: the order of the runs is not known.'
        : `Dot charts of ${runs.length} runs, one below the other. ${words}`,
    upright: true,
    draw: (canvas) => ({
      width: canvas.width,
      height: drawOrderPanels(canvas, {
        panels,
        orderName: 'Place in the campaign',
        notes: keyOf(runs),
      }),
    }),
  };
}

function dotOf(run: OrderedRun, value: number, index: number) {
  return { index, order: run.order, value, isRinged: isHeldBack(run), isCrossed: run.isDisturbed === true };
}

function isHeldBack({ isThrottled, isBelowMaxClock }: OrderedRun): boolean {
  return isThrottled === true || isBelowMaxClock === true;
}

/** What the marks are, of those that there are. */
function keyOf(runs: readonly OrderedRun[]): readonly string[] {
  return [
    ...(runs.some(isHeldBack) ? ['Ring: throttled, or a clock below its maximum.'] : []),
    ...(runs.some(({ isDisturbed }) => isDisturbed === true) ? ['Cross: others used the machine.'] : []),
  ];
}
