import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { codeEnding, codeRoot } from '../../roots.ts';
import type { PictureFigure } from './figure-png.ts';

/** A picture that somebody wants: of a figure, or a card for links, maybe with a figure on it. */
export type Order =
  | { readonly of: PictureFigure }
  | { readonly title: string; readonly line: string; readonly chart: PictureFigure | undefined };

export interface OrderMessage {
  readonly number: number;
  readonly order: Order;
}

export type PictureMessage = { readonly number: number } & (
  { readonly png: Uint8Array } | { readonly error: string }
);

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let orders = 0;
let running: ChildProcess | undefined;

/**
 * Paints a picture in a process of its own, which ends with this one: megabytes of pixels are nothing for a heap as large as
 * that of a build, and pages need not wait while letters are set.
 *
 * @returns the bytes of a PNG
 */
export function paint(order: Order): Promise<Uint8Array> {
  const painter = (running ??= startPainter());
  const number = (orders += 1);
  // It need not keep this process alive but for what is waited for.
  if (waiting.size === 0) painter.channel?.ref();
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    painter.send({ number, order } satisfies OrderMessage);
  });
}

function startPainter(): ChildProcess {
  const painter = fork(join(codeRoot, `site/picture/painter-process${codeEnding}`), {
    execArgv: [],
    serialization: 'advanced',
    // By which `node --watch` would have it tell this process, too, what it loads.
    env: { ...process.env, WATCH_REPORT_DEPENDENCIES: undefined },
  });
  painter.unref();
  painter.on('message', (message: PictureMessage) => {
    const { resolve, reject } = waiting.get(message.number)!;
    waiting.delete(message.number);
    if (waiting.size === 0) painter.channel?.unref();
    if ('png' in message) resolve(message.png);
    else reject(new Error(message.error));
  });
  const isGone = (why: string): void => {
    running = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`pictures cannot be painted: ${why}`));
    waiting.clear();
  };
  painter.once('error', ({ message }) => {
    isGone(message);
  });
  painter.once('exit', (status, signal) => {
    isGone(`their process ended with ${String(signal ?? status)}`);
  });
  return painter;
}
