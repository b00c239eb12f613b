import type { Place } from './chapter-elements.ts';
import type { OriginalChart, PlacedClaim, PlacedQuotation, Report } from './report.ts';

/** A report without the ways back to where its fields stand: plain data. */
export interface UnplacedReport extends Omit<Report, 'placeOfMetadata' | 'charts' | 'claims' | 'quoted'> {
  readonly charts: readonly Omit<OriginalChart, 'placeOf'>[];
  readonly claims: readonly Omit<PlacedClaim, 'placeOf'>[];
  readonly quoted: ReadonlyMap<string, Omit<PlacedQuotation, 'placeOf'>>;
}

export function withoutPlaces({
  placeOfMetadata: _,
  charts,
  claims,
  quoted,
  ...rest
}: Report): UnplacedReport {
  return {
    ...rest,
    charts: charts.map(unplaced),
    claims: claims.map(unplaced),
    quoted: new Map([...quoted].map(([name, figure]) => [name, unplaced(figure)])),
  };
}

/**
 * The same report again, where nothing was wrong with it: its claims and charts are then all that their files list.
 *
 * @param placeIn where the value at a path of a file stands
 */
export function withPlaces(
  { charts, claims, quoted, ...rest }: UnplacedReport,
  placeIn: (file: string, path: readonly PropertyKey[]) => Place,
): Report {
  const at = (file: string, key: PropertyKey) => ({
    placeOf: (path: readonly PropertyKey[]) => placeIn(file, [key, ...path]),
  });
  return {
    ...rest,
    placeOfMetadata: (path) => placeIn('report.yaml', path),
    charts: charts.map((chart, index) => ({ ...chart, ...at('charts.yaml', index) })),
    claims: claims.map((claim, index) => ({ ...claim, ...at('claims.yaml', index) })),
    quoted: new Map([...quoted].map(([name, figure]) => [name, { ...figure, ...at('quoted.yaml', name) }])),
  };
}

function unplaced<Placed extends { placeOf: unknown }>({
  placeOf: _,
  ...rest
}: Placed): Omit<Placed, 'placeOf'> {
  return rest;
}
