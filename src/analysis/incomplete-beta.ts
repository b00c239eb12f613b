/**
 * The regularised incomplete beta function, from which follow the distributions of Student's t and of binomial counts.
 *
 * Written here because the kept libraries that have it weigh more in a browser than all other scripts of a page.
 */

/** I_x(a, b). `complement` is 1 − x, passed so that no digits are lost near 1. */
export function incompleteBeta(x: number, complement: number, a: number, b: number): number {
  return incompleteBetaOf(a, b)(x, complement);
}

/** The same for one a and b and many x: what depends on the two alone is most of the work. */
export function incompleteBetaOf(a: number, b: number): (x: number, complement: number) => number {
  const logFactor = logGamma(a + b) - logGamma(a) - logGamma(b);
  return (x, complement) => {
    if (x <= 0) return 0;
    if (complement <= 0) return 1;
    const front = Math.exp(logFactor + a * Math.log(x) + b * Math.log(complement));
    // The fraction converges fast on one side of the mean; on the other, I_x(a, b) = 1 − I_{1−x}(b, a).
    return x < (a + 1) / (a + b + 2)
      ? (front * betaFraction(x, a, b)) / a
      : 1 - (front * betaFraction(complement, b, a)) / b;
  };
}

/** Continued fraction of I_x(a, b) (NIST DLMF 8.17.22), evaluated by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const awayFromZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  const step = (numerator: number) => {
    d = 1 / awayFromZero(1 + numerator * d);
    c = awayFromZero(1 + numerator / c);
    fraction *= c * d;
  };
  for (let m = 1; m < 1000; m += 1) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}

/** Coefficients of Stirling's series, B₂ₖ / (2k (2k − 1)) (NIST DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** Natural logarithm of the gamma function, for z > 0. */
function logGamma(z: number): number {
  // The series is exact to the last digit only from about 10 on; below, Γ(z) = Γ(z + 1) / z.
  if (z < 10) return logGamma(z + 1) - Math.log(z);
  const series = STIRLING.reduceRight((sum, coefficient) => sum / (z * z) + coefficient, 0);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series / z;
}
