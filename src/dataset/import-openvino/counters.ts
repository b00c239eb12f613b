import { mean } from 'd3-array';
import { isObject } from '../is-object.ts';
import type { ImportedLayer } from '../import/campaign.ts';
import { layerNames } from '../import/layer-names.ts';
import type { Note } from '../import/notes.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';

/** A node in the last inference of one request; in the average of requests, of all of them. */
interface Counter {
  readonly name: string;
  readonly status: string;
  readonly realMs: number;
}

/** The counters of one request, in the order of execution. */
type Request = readonly Counter[];

/**
 * The layers of performance counters: the nodes that were executed, with their mean time by the clock over the requests that
 * the file has. Nodes that were not run, or went into others, are no layers; the total is none either.
 *
 * Throws what {@link refusal} makes of a text that has no such counters.
 */
export function readCounters(text: string, source: SourceFile, note: Note): readonly ImportedLayer[] {
  const requests =
    source.kind === 'openvino-counters' ? csvRequests(text, source) : jsonRequests(text, source);
  const times = new Map<string, number[]>();
  for (const request of requests) {
    const executed = request.filter(({ status }) => {
      // Python writes the name of the enumeration too.
      const isExecuted = status.replace(/^Status\./, '') === 'EXECUTED';
      if (!isExecuted) note(`nodes that are ${status || 'of no status'}`);
      return isExecuted;
    });
    layerNames(executed.map(({ name }) => name)).forEach((name, index) => {
      times.set(name, [...(times.get(name) ?? []), executed[index]!.realMs]);
    });
  }
  if (times.size === 0) throw refusal(source, 'no node in it was executed');
  return [...times].map(([layer, ms], layerIndex) => ({ layerIndex, layer, forwardMs: mean(ms) }));
}

/** A header for each request, then a row for each node, then their total. */
function csvRequests(text: string, source: SourceFile): readonly Request[] {
  const requests: Counter[][] = [];
  let header: readonly string[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    const cells = line.replace(/;\s*$/, '').split(';');
    if (cells[0] === 'layerName') {
      header = cells.map((cell) => cell.trim());
      requests.push([]);
    } else if (header.length > 0 && line.trim() !== '' && !isTotal(cells)) {
      // Names are not escaped: what is too much is the name's.
      const extra = cells.length - header.length;
      const place = { line: index + 1, column: 1 };
      if (extra < 0)
        throw refusal(
          { ...source, expected: `${header.length}, as the header has` },
          'the number of cells is another than the header’s',
          place,
          String(cells.length),
        );
      const rest = cells.slice(extra);
      const cell = (name: string): string => rest[header.indexOf(name)]?.trim() ?? '';
      const realMs = cell('realTime (ms)');
      if (!/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(realMs))
        throw refusal({ ...source, expected: 'milliseconds' }, 'a time is no number', place, realMs);
      requests.at(-1)!.push({
        name: cells.slice(0, extra + 1).join(';'),
        status: cell('execStatus'),
        realMs: Number(realMs),
      });
    }
  });
  return requests;
}

function isTotal([name, status, type]: readonly string[]): boolean {
  return name === 'Total' && status === '' && (type ?? '') === '';
}

function jsonRequests(text: string, source: SourceFile): readonly Request[] {
  const value = parseNonFiniteJson(text, source);
  const requests = isObject(value) ? [value['avg_performance'] ?? value['detailed_performance']].flat() : [];
  return requests.map((request) => {
    const nodes = isObject(request) ? request['nodes'] : undefined;
    if (!Array.isArray(nodes)) throw wrongKind(text, source);
    return nodes.map((node: unknown) => {
      const { name, status, real_time: realMs } = isObject(node) ? node : {};
      if (typeof name !== 'string' || typeof status !== 'string' || typeof realMs !== 'number')
        throw refusal(
          { ...source, expected: 'name, status and real_time' },
          'a node lacks what it should have',
        );
      return { name, status, realMs };
    });
  });
}
