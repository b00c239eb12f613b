import type { Analysis } from '../../analysis/analysis.ts';
import { kindOf, type FigureKind } from '../../figures/spec.ts';
import { say } from '../figures/tooltip.ts';
import { NotLoaded } from '../load.ts';
import { showLack } from './show-lack.ts';

/** Lets figures of layers wait for the times of these, while all others are drawn. */
export interface LayersWait {
  /** Draws a figure of a kind at once, or when what it needs has come, unless another has been asked for meanwhile. */
  before(kind: FigureKind, draw: () => void): void;
}

export function needsLayers(kind: FigureKind): boolean {
  return kindOf(kind).needsLayers ?? false;
}

/**
 * Fetches the times of layers once what comes first is there.
 *
 * @param arrive takes the dataset with them
 * @param stay shows that what is drawn stays, where they do not come for what was asked
 */
export function createLayersWait(
  { why, card }: { readonly why: HTMLElement; readonly card: HTMLElement },
  loadWhole: () => Promise<Analysis>,
  arrive: (whole: Analysis) => void,
  stay: () => void,
): LayersWait {
  let isWhole = false;
  let isLoading = false;
  let wanted: (() => void) | undefined;

  void load();

  async function load(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      arrive(await loadWhole());
      isWhole = true;
      wanted?.();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      if (wanted === undefined) return;
      stay();
      tell(
        `The times of layers could not be loaded: ${error.message}. Choose the figure again to try again.`,
      );
    } finally {
      isLoading = false;
      wanted = undefined;
    }
  }

  function tell(text: string): void {
    showLack(why, card, { drawable: true, reasons: [text] }, []);
    say(text);
  }

  return {
    before(kind, draw) {
      wanted = undefined;
      if (isWhole || !needsLayers(kind)) {
        draw();
        return;
      }
      wanted = draw;
      tell('The times of layers are on their way.');
      void load();
    },
  };
}
