/**
 * One phase of a Kaiser-windowed sinc filter of `2 * reach` taps: coefficient k weighs the sample at `k - reach + 1`
 * relative to the sample before the wanted position, `fraction` of a sample behind it. Coefficients sum to 1.
 * `cutoff` is relative to the Nyquist frequency of the input; `beta` shapes the window (6: -60 dB, 9: -90 dB).
 */
export function windowedSinc(fraction: number, reach: number, cutoff: number, beta: number): Float64Array {
  const taps = new Float64Array(2 * reach);
  let sum = 0;
  for (let index = 0; index < taps.length; index++) {
    const distance = index - reach + 1 - fraction;
    const value = sinc(distance * cutoff) * kaiser(distance / reach, beta);
    taps[index] = value;
    sum += value;
  }
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  // A whole number is exactly zero, so that the filter of a whole position is one tap and can be skipped.
  if (Number.isInteger(x)) return x === 0 ? 1 : 0;
  return Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number, beta: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
}

/** Modified Bessel function of the first kind and order zero, by its power series. */
function bessel(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
