import { parseHTML } from 'linkedom';

/** A document for drawing at build time, where there is no browser. */
export function buildDocument(): Document {
  return parseHTML('<!doctype html><html></html>').document;
}
