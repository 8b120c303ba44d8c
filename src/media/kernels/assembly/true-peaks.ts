const STRETCH_BYTES: usize = 64;
const TAPS: i32 = 16;
/** Bytes from the first sample that a filter weighs to the one before the wanted place. */
const BEFORE: usize = 28;

/**
 * Writes for each stretch of 16 samples (f32) its true peak where that is above the threshold, 0 elsewhere; gives the threshold.
 * 16 samples before and behind must be there. `filters` are those of the three places between two samples (f32, 16 weights each).
 * @param rise The most by which sound can rise between samples: only where these are loud enough is it looked at closely.
 * @param follows Whether what is found becomes the threshold at once: in the end it is the largest peak of all, if that was not less.
 */
export function truePeaks(
  input: usize,
  filters: usize,
  output: usize,
  stretches: i32,
  threshold: f32,
  rise: f32,
  follows: bool,
): f32 {
  if (follows) threshold = max(threshold, largestOfAll(input, stretches));
  let before = largest(input - STRETCH_BYTES);
  let here = largest(input);
  for (const end = output + ((<usize>stretches) << 2); output < end; output += 4, input += STRETCH_BYTES) {
    const behind = largest(input + STRETCH_BYTES);
    let peak: f32 = 0;
    if (max(max(before, here), behind) * rise > threshold) {
      peak = peakOf(input, filters);
      if (peak <= threshold) peak = 0;
      else if (follows) threshold = peak;
    }
    store<f32>(output, peak);
    before = here;
    here = behind;
  }
  return threshold;
}

function largestOfAll(samples: usize, stretches: i32): f32 {
  let most = f32x4.splat(0);
  for (const end = samples + <usize>stretches * STRETCH_BYTES; samples < end; samples += 16) {
    most = f32x4.max(most, f32x4.abs(v128.load(samples)));
  }
  return largestLane(most);
}

/** The largest magnitude of a stretch's samples. */
function largest(samples: usize): f32 {
  const first = f32x4.max(f32x4.abs(v128.load(samples)), f32x4.abs(v128.load(samples, 16)));
  const second = f32x4.max(f32x4.abs(v128.load(samples, 32)), f32x4.abs(v128.load(samples, 48)));
  return largestLane(f32x4.max(first, second));
}

/** The largest magnitude from each sample of a stretch up to the next one. */
function peakOf(samples: usize, filters: usize): f32 {
  let peak = f32x4.splat(largest(samples));
  for (let place: usize = 0; place < STRETCH_BYTES; place += 16) {
    let quarter = f32x4.splat(0);
    let half = f32x4.splat(0);
    let threeQuarters = f32x4.splat(0);
    for (let tap: i32 = 0; tap < TAPS; tap++) {
      const offset = (<usize>tap) << 2;
      const four = v128.load(samples + place + offset - BEFORE);
      quarter = f32x4.add(quarter, f32x4.mul(four, v128.load32_splat(filters + offset)));
      half = f32x4.add(half, f32x4.mul(four, v128.load32_splat(filters + offset, 64)));
      threeQuarters = f32x4.add(threeQuarters, f32x4.mul(four, v128.load32_splat(filters + offset, 128)));
    }
    peak = f32x4.max(peak, f32x4.max(f32x4.abs(quarter), f32x4.max(f32x4.abs(half), f32x4.abs(threeQuarters))));
  }
  return largestLane(peak);
}

function largestLane(lanes: v128): f32 {
  const pairs = f32x4.max(lanes, v128.shuffle<f32>(lanes, lanes, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}
