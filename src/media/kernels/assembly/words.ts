// Samples as 16-bit words. Each function works on eight at a time: memory for a whole number of them must be there.

/** Words (s16) of samples (f32), to the nearest; what is beyond full scale is cut off. */
export function toWords(samples: usize, words: usize, count: i32): void {
  for (const end = words + ((<usize>count) << 1); words < end; words += 16, samples += 32) {
    v128.store(words, narrow(scaled(v128.load(samples), 32768), scaled(v128.load(samples, 16), 32768)));
  }
}

/** Samples (f32) of words (s16). */
export function fromWords(words: usize, samples: usize, count: i32): void {
  for (const end = words + ((<usize>count) << 1); words < end; words += 16, samples += 32) {
    const eight = v128.load(words);
    v128.store(samples, scaled(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(eight)), 1 / 32768));
    v128.store(samples, scaled(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(eight)), 1 / 32768), 16);
  }
}

/** Adds words (s16) times a factor to others; what is beyond full scale is cut off. */
export function addWords(words: usize, into: usize, factor: f32, count: i32): void {
  for (const end = into + ((<usize>count) << 1); into < end; into += 16, words += 16) {
    const eight = v128.load(words);
    const low = scaled(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(eight)), factor);
    const high = scaled(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(eight)), factor);
    v128.store(into, i16x8.add_sat_s(v128.load(into), narrow(low, high)));
  }
}

/** Writes the lowest and the highest (s8, the upper bytes) of each `width` words (s16); both at least reach 0. */
export function extremes(words: usize, output: usize, width: i32, count: i32): void {
  for (const end = output + ((<usize>count) << 1); output < end; output += 2) {
    let lowest = i16x8.splat(0);
    let highest = i16x8.splat(0);
    for (const behind = words + ((<usize>width) << 1); words < behind; words += 16) {
      const eight = v128.load(words);
      lowest = i16x8.min_s(lowest, eight);
      highest = i16x8.max_s(highest, eight);
    }
    // What is highest upside down is lowest.
    store<i8>(output, lowestLane(lowest) >> 8);
    store<i8>(output, ~lowestLane(v128.not(highest)) >> 8, 1);
  }
}

function lowestLane(words: v128): i32 {
  let lowest = i16x8.min_s(words, i64x2.shuffle(words, words, 1, 0));
  lowest = i16x8.min_s(lowest, i32x4.shuffle(lowest, lowest, 1, 0, 3, 2));
  return min<i32>(i16x8.extract_lane_s(lowest, 0), i16x8.extract_lane_s(lowest, 1));
}

function scaled(samples: v128, factor: f32): v128 {
  return f32x4.mul(samples, f32x4.splat(factor));
}

function narrow(low: v128, high: v128): v128 {
  const lowWords = i32x4.trunc_sat_f32x4_s(f32x4.nearest(low));
  const highWords = i32x4.trunc_sat_f32x4_s(f32x4.nearest(high));
  return i16x8.narrow_i32x4_s(lowWords, highWords);
}
