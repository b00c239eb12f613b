import type { Analysis } from '../analysis/analysis.ts';

type Derivation = (analysis: Analysis) => unknown;

/**
 * An analysis that is loaded when something of it is asked for, and may be let go between two questions: it stays the same
 * one for whoever holds it, and takes no memory as long as nobody asks.
 *
 * @param load gives the loaded one, quickly where it is
 * @param describe gives its descriptor, which takes less
 */
export function lazyAnalysis(
  name: string,
  load: () => Analysis,
  describe: () => Analysis['descriptor'],
): Analysis {
  // What is derived shall hold this analysis, not the one that may be let go.
  const ofThis = new WeakMap<Derivation, Derivation>();
  const analysis: Analysis = {
    name,
    get descriptor() {
      return describe();
    },
    get networks() {
      return load().networks;
    },
    get summaries() {
      return load().summaries;
    },
    get models() {
      return load().models;
    },
    get libraries() {
      return load().libraries;
    },
    get librarySets() {
      return load().librarySets;
    },
    table: (...of) => load().table(...of),
    point: (...of) => load().point(...of),
    pointsOf: (...of) => load().pointsOf(...of),
    timePerImage: (...of) => load().timePerImage(...of),
    timesPerImage: (...of) => load().timesPerImage(...of),
    network: (model) => load().network(model),
    layerDefinition: (...of) => load().layerDefinition(...of),
    solver: (metric) => load().solver(metric),
    derived<Value>(by: (of: Analysis) => Value): Value {
      const known = ofThis.get(by) as ((of: Analysis) => Value) | undefined;
      const own = known ?? (() => by(analysis));
      ofThis.set(by, own);
      return load().derived(own);
    },
  };
  return analysis;
}
