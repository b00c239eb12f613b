import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { By, type WebElement } from 'selenium-webdriver';
import { Command } from 'selenium-webdriver/lib/command.js';
import type { Driven } from './driven.ts';
import { eventually } from './processes.ts';

/** What a reader does with a page: by pointer, finger and key, as the browser takes it from a real one. */
export interface Reader {
  open(url: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  click(selector: string): Promise<void>;
  /** Moves the pointer onto an element, or away from everything. */
  point(selector: string | undefined): Promise<void>;
  /** Taps an element. @returns what the page took it for: `touch` where the browser knows fingers */
  tap(selector: string): Promise<string>;
  focus(selector: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Chooses of a select element, as the keyboard would. */
  choose(selector: string, value: string): Promise<void>;
  /** Runs a function in the page, which has nothing but its argument. */
  inPage<Result, Argument = undefined>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Result>;
  /** Waits until a function that runs in the page finds something true. */
  until<Argument = undefined>(
    what: string,
    holds: (argument: Argument) => boolean,
    argument?: Argument,
  ): Promise<void>;
  text(selector: string): Promise<string>;
  count(selector: string): Promise<number>;
  /** Waits for a file. @returns what is in it */
  downloaded(name: string): Promise<Buffer>;
}

export function readerOf({ driver, downloads }: Driven): Reader {
  const find = async (selector: string): Promise<WebElement> => {
    const element = await eventually(selector, async () => {
      const [first] = await driver.findElements(By.css(selector));
      return first;
    });
    await driver.executeScript(
      'arguments[0].scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" })',
      element,
    );
    return element;
  };
  const reader: Reader = {
    open: (url) => driver.get(url),
    async resize(width, height) {
      await driver.manage().window().setRect({ x: 0, y: 0, width, height });
    },
    async click(selector) {
      await (await find(selector)).click();
    },
    async point(selector) {
      if (selector === undefined) await driver.actions().move({ x: 1, y: 1 }).perform();
      else
        await driver
          .actions()
          .move({ origin: await find(selector) })
          .perform();
    },
    async tap(selector) {
      const element = await find(selector);
      await reader.inPage(() => {
        addEventListener('pointerdown', (event) => (document.body.dataset['finger'] = event.pointerType), {
          capture: true,
          once: true,
        });
      });
      await driver.execute(
        new Command('actions').setParameter('actions', [
          {
            type: 'pointer',
            id: 'finger',
            parameters: { pointerType: 'touch' },
            actions: [
              { type: 'pointerMove', duration: 0, origin: element, x: 0, y: 0 },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ]),
      );
      return reader.inPage(() => document.body.dataset['finger'] ?? '');
    },
    async focus(selector) {
      await driver.executeScript('arguments[0].focus()', await find(selector));
    },
    async press(...keys) {
      await driver
        .actions()
        .sendKeys(...keys)
        .perform();
    },
    async choose(selector, value) {
      const list = await find(selector);
      await list.findElement(By.css(`option[value="${value}"]`)).click();
    },
    async inPage(run, argument) {
      return driver.executeScript(`return (${run.toString()})(arguments[0])`, argument);
    },
    async until(what, holds, argument) {
      await eventually(what, async () => ((await reader.inPage(holds, argument)) ? true : undefined));
    },
    text: (selector) =>
      reader.inPage((of: string) => document.querySelector(of)?.textContent ?? '', selector),
    count: (selector) => reader.inPage((of: string) => document.querySelectorAll(of).length, selector),
    async downloaded(name) {
      await eventually(`the file ${name}`, () => (readdirSync(downloads).includes(name) ? true : undefined));
      return eventually(`all of the file ${name}`, () => {
        const bytes = readFileSync(join(downloads, name));
        return bytes.length > 0 ? bytes : undefined;
      });
    },
  };
  return reader;
}
