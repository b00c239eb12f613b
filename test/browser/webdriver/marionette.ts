import { connect, type Socket } from 'node:net';
import { Session } from 'selenium-webdriver';
import type { Command, Executor } from 'selenium-webdriver/lib/command.js';
import { throwDecodedError } from 'selenium-webdriver/lib/error.js';

/**
 * Selenium's commands under the names that Firefox itself knows them by: its own end of WebDriver, Marionette, takes the
 * standard's commands over a socket. What translates HTTP for it, geckodriver, is no package of Debian's.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
const NAMES: Readonly<Record<string, string>> = {
  newSession: 'WebDriver:NewSession',
  get: 'WebDriver:Navigate',
  getCurrentUrl: 'WebDriver:GetCurrentURL',
  goBack: 'WebDriver:Back',
  goForward: 'WebDriver:Forward',
  setWindowRect: 'WebDriver:SetWindowRect',
  findElements: 'WebDriver:FindElements',
  findChildElement: 'WebDriver:FindElement',
  clickElement: 'WebDriver:ElementClick',
  actions: 'WebDriver:PerformActions',
  executeScript: 'WebDriver:ExecuteScript',
  setContext: 'Marionette:SetContext',
  quit: 'Marionette:Quit',
};

type Answer = readonly [type: 1, id: number, problem: Problem | null, result: unknown];

interface Problem {
  readonly error: string;
  readonly message: string;
}

/** Sends Selenium's commands to a Firefox that was started with `--marionette`. */
export class Marionette implements Executor {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #received = Buffer.alloc(0);
  #sent = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      // Firefox speaks first and says what it is.
      socket.once('data', () => {
        socket.on('data', (data) => marionette.#receive(data));
        resolve();
      });
    });
    return marionette;
  }

  async execute(command: Command): Promise<unknown> {
    const name = NAMES[command.getName()];
    if (name === undefined) throw new Error(`not a command of these tests: ${command.getName()}`);
    const { sessionId: _, id, capabilities, ...parameters } = command.getParameters() as Parameters;
    const element = typeof id === 'object' ? Object.values(id)[0] : id;
    const result = await this.#send(name, {
      ...parameters,
      ...capabilities?.alwaysMatch,
      // The one in which to look has another name than the one with which to do something.
      ...(element !== undefined &&
        (command.getName() === 'findChildElement' ? { element } : { id: element })),
    });
    if (name === 'WebDriver:NewSession') {
      const { sessionId } = result as { readonly sessionId: string };
      return new Session(sessionId, {});
    }
    return isValueAlone(result) ? result.value : result;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #send(name: string, parameters: object): Promise<unknown> {
    this.#sent += 1;
    const id = this.#sent;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const text = JSON.stringify([0, id, name, parameters]);
    this.#socket.write(`${String(Buffer.byteLength(text))}:${text}`);
    const [, , problem, result] = await answered;
    if (problem !== null) throwDecodedError(problem);
    return result;
  }

  /** A message is its length in bytes, a colon, and so much JSON. */
  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, Math.max(colon, 0)));
      if (colon < 0 || this.#received.length < end) return;
      const answer = JSON.parse(this.#received.toString('utf8', colon + 1, end)) as Answer;
      this.#received = this.#received.subarray(end);
      this.#waiting.get(answer[1])?.(answer);
      this.#waiting.delete(answer[1]);
    }
  }
}

interface Parameters {
  readonly sessionId?: unknown;
  /** Of an element: as it is, or as it goes over the wire, under the standard's name for elements. */
  readonly id?: string | Readonly<Record<string, string>>;
  readonly capabilities?: { readonly alwaysMatch: object };
}

function isValueAlone(result: unknown): result is { readonly value: unknown } {
  return (
    typeof result === 'object' && result !== null && Object.keys(result).length === 1 && 'value' in result
  );
}
