/**
 * p-values of tests of which not one may find what is not there, adjusted after Holm (Scandinavian Journal of Statistics 6,
 * 1979): with those below 5% called, the chance that any of them is wrong is at most 5%.
 */
export function adjustAfterHolm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let most = 0;
  ps.map((p, index) => ({ p, index }))
    .sort((a, b) => a.p - b.p)
    .forEach(({ p, index }, rank) => {
      most = Math.max(most, Math.min(1, p * (ps.length - rank)));
      adjusted[index] = most;
    });
  return adjusted;
}
