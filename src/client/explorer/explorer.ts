import type { Analysis } from '../../analysis/analysis.ts';
import { drawFaces } from '../../figures/build-faces.ts';
import { buildChart } from '../../figures/build-chart.ts';
import { withField } from '../../figures/fields.ts';
import { figureId } from '../../figures/figure-id.ts';
import { lackOf } from '../../figures/lacks/lack-of.ts';
import { specQuery } from '../../figures/spec-query.ts';
import { specOf, type Selection } from '../../figures/spec.ts';
import { glanceText } from '../../figures/table.ts';
import { createCopyButton } from '../figures/copy-button.ts';
import type { FillCell } from '../figures/fill-table.ts';
import { enablePointing } from '../figures/pointing.ts';
import { showFaces } from '../figures/show-faces.ts';
import { say } from '../figures/tooltip.ts';
import { createControlPanel } from './control-panel.ts';
import { fieldsOnArrival, withShown } from './default-fields.ts';
import { createHistory } from './explorer-history.ts';
import { figureMdx } from './figure-mdx.ts';
import { createLayersWait, needsLayers } from './layers-wait.ts';
import { kindAsked, readAddress } from './read-address.ts';
import { showLack } from './show-lack.ts';

/** The parts of the page that the explorer fills. */
export interface ExplorerPlaces {
  readonly form: HTMLFormElement;
  readonly card: HTMLElement;
  readonly title: HTMLElement;
  readonly why: HTMLElement;
  readonly share: HTMLElement;
  readonly mdx: HTMLElement;
}

/**
 * Lets the reader choose and draws it: the address says what, the figures' own code draws it.
 *
 * @param points the dataset without the times of its layers, with which it starts unless the address asks for them
 * @param loadWhole brings the dataset with them; may be called again after it has failed
 * @param onWhole what is to be done when every figure can be drawn
 * @returns once there is something to see
 * @throws NotLoaded where the address asks for a figure of layers and their times cannot be had
 */
export async function startExplorer(
  places: ExplorerPlaces,
  points: Analysis,
  loadWhole: () => Promise<Analysis>,
  onWhole: () => void,
): Promise<void> {
  const pageTitle = document.title;
  let analysis = needsLayers(kindAsked(location.search)) ? await loadWhole() : points;
  const layers = createLayersWait(
    places,
    loadWhole,
    (whole) => {
      analysis = whole;
      onWhole();
    },
    () => {
      panel.show(selection);
    },
  );
  let { selection, problems } = readAddress(location.search, analysis);
  /** Every field as it was last shown, absent ones too, so that it is the same on the way back. */
  let seen = withShown({}, selection);

  const history = createHistory(() => {
    layers.before(kindAsked(location.search), () => {
      ({ selection, problems } = readAddress(location.search, analysis));
      seen = withShown(seen, selection);
      show();
    });
  });
  const panel = createControlPanel(
    places.form,
    () => analysis,
    (kind) => {
      layers.before(kind, () => {
        select({ kind, fields: fieldsOnArrival(kind, seen, analysis) }, 'settled');
      });
    },
    (field, written, change) => {
      select({ ...selection, fields: withField(selection.fields, field, written) }, change);
    },
  );
  const copyMdx = createCopyButton('explorer-copy', 'Copy as MDX', () => figureMdx(spec()));
  places.share.replaceChildren(
    createCopyButton(
      'explorer-copy',
      'Copy link',
      () => new URL(`?${query().toString()}`, location.href).href,
    ),
    copyMdx,
  );
  enablePointing(places.card);
  const box = places.card.querySelector<HTMLElement>('.figure-box')!;
  let narrow = isNarrow(box);
  show();
  new ResizeObserver(() => {
    // Where nothing can be drawn, the box has no width that says anything.
    if (box.clientWidth === 0 || narrow === isNarrow(box)) return;
    narrow = !narrow;
    show();
  }).observe(box);

  function select(next: Selection, change: 'moving' | 'settled'): void {
    selection = next;
    seen = withShown(seen, next);
    problems = [];
    history.write(query(), change);
    show();
  }

  function spec() {
    const { kind, fields } = selection;
    return specOf(kind, fields, { id: figureId(kind, fields) });
  }

  function query(): URLSearchParams {
    return specQuery(spec());
  }

  function show(): void {
    panel.show(selection);
    const lack = lackOf(selection, analysis);
    showLack(places.why, places.card, lack, problems);
    // A report would refuse a figure that shows nothing.
    copyMdx.hidden = !lack.drawable;
    places.mdx.hidden = !lack.drawable;
    places.mdx.querySelector('code')!.textContent = figureMdx(spec());
    const words = [...problems, ...lack.reasons];
    if (!lack.drawable) {
      document.title = `Cannot be drawn · ${pageTitle}`;
      places.title.textContent = 'No figure';
      say(`Nothing to draw. ${words.join(' ')}`);
      return;
    }
    // Only the drawing that there is room for, where that is the wide one: so a change is seen in half the time.
    const faces = drawFaces(buildChart(spec(), analysis), spec().id, !narrow);
    showFaces(places.card, faces, fillMeasured);
    places.title.textContent = faces.title;
    document.title = `${faces.title} · ${pageTitle}`;
    say(`${faces.title}. ${[...words, faces.alt].join(' ')}`);
  }
}

/** Where the stylesheet of the figures changes from one drawing to the other. */
const NARROW_BOX_REM = 36;

function isNarrow(box: Element): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { paddingLeft, paddingRight } = getComputedStyle(box);
  const width = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return width <= NARROW_BOX_REM * rem;
}

/** Numbers with as many digits as were measured; all that were computed are in the element's value. */
const fillMeasured: FillCell = (cell, column, value, measured) => {
  if (typeof value === 'string') {
    cell.textContent = glanceText(column, value);
    return;
  }
  const data = document.createElement('data');
  data.value = String(value);
  data.textContent = measured ?? glanceText(column, value);
  cell.append(data);
};
