/**
 * Writes `count` samples of a new rate: for each, one filter's weights (f32, `taps` of them, a multiple of 16) applied to the input
 * (f32) from its place on. The first is made with filter `phase` at the input's start; from one to the next it goes on by `step` of
 * `phases`. `whole` is where in the filter's span the sample lies that filter 0 copies, or -1 where it copies none.
 */
export function resample(
  input: usize,
  filters: usize,
  taps: i32,
  phases: i32,
  step: i32,
  phase: i32,
  whole: i32,
  output: usize,
  count: i32,
): void {
  for (const end = output + ((<usize>count) << 2); output < end; output += 4) {
    if (phase === 0 && whole >= 0) store<f32>(output, load<f32>(input + ((<usize>whole) << 2)));
    else store<f32>(output, weigh(input, filters + ((<usize>(phase * taps)) << 2), taps));
    phase += step;
    while (phase >= phases) {
      phase -= phases;
      input += 4;
    }
  }
}

function weigh(samples: usize, weights: usize, taps: i32): f32 {
  // Four sums side by side: none waits for another's addition.
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (const end = weights + ((<usize>taps) << 2); weights < end; weights += 64, samples += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(samples), v128.load(weights)));
    b = f32x4.add(b, f32x4.mul(v128.load(samples, 16), v128.load(weights, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(samples, 32), v128.load(weights, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(samples, 48), v128.load(weights, 48)));
  }
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const pairs = f32x4.add(sum, v128.shuffle<f32>(sum, sum, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}
