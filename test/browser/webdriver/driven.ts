import type { WebDriver } from 'selenium-webdriver';

/** A browser that WebDriver drives, with what the standard does not give. */
export interface Driven {
  readonly driver: WebDriver;
  /** Where it puts what is downloaded. */
  readonly downloads: string;
  /** Errors and warnings in its console so far: of scripts, of the network, of the page's policy. */
  complaints(): Promise<readonly string[]>;
  /** Lays the page out as on paper from now on, or on the screen again; undefined where the browser is not to be told. */
  readonly onPaper?: (isPaper: boolean) => Promise<void>;
  close(): Promise<void>;
}

/** How to start a browser, or why it cannot be. */
export interface Startable {
  readonly name: string;
  /** The one line that says how to get what is missing; undefined where nothing is. */
  readonly missing: string | undefined;
  /** Whether a finger that WebDriver moves is one for the page. */
  readonly knowsFingers: boolean;
  /** Whether it can be told to lay a page out as on paper. */
  readonly printsOnDemand: boolean;
  start(): Promise<Driven>;
}
