/** Multiplies samples (f32) in place, 16 for each step of a curve: from each of its factors (f32) in a straight line to the next. */
export function amplify(samples: usize, curve: usize, gain: f32, stretches: i32): void {
  const places = f32x4(0, 1, 2, 3);
  for (const end = curve + ((<usize>stretches) << 2); curve < end; curve += 4) {
    const first = gain * load<f32>(curve);
    const step = (gain * load<f32>(curve, 4) - first) / 16;
    const next = f32x4.splat(4 * step);
    let factors = f32x4.add(f32x4.splat(first), f32x4.mul(f32x4.splat(step), places));
    for (const behind = samples + 64; samples < behind; samples += 16) {
      v128.store(samples, f32x4.mul(v128.load(samples), factors));
      factors = f32x4.add(factors, next);
    }
  }
}
