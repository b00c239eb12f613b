import { had, NotLoaded } from '../load.ts';
import { clearTrouble, tellTrouble } from './trouble.ts';

/** Shows on a control that something is on its way, and says beside it what is missing where that does not come. */
export async function withScript<Script>(
  control: Element,
  loading: Promise<Script>,
  use: (script: Script) => Promise<void>,
  trouble: string,
): Promise<void> {
  clearTrouble(control);
  control.ariaBusy = 'true';
  try {
    await use(await had(loading));
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    tellTrouble(control, trouble);
  } finally {
    control.ariaBusy = 'false';
  }
}
