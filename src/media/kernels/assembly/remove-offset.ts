/** As for all sound that is read: what goes so far beyond full scale is broken, and would drown the rest. */
const LARGEST: f64 = 8;

/**
 * Takes from samples (f32), in place, what hardly changes: each output is the step from the sample before and a share, `kept`, of the
 * output before. A sample that is no finite number repeats the one before, and what is far beyond full scale is cut off.
 * @param state Two f64: the sample and the output before.
 */
export function removeOffset(samples: usize, kept: f64, state: usize, count: i32): void {
  let before = load<f64>(state);
  let output = load<f64>(state, 8);
  for (const end = samples + ((<usize>count) << 2); samples < end; samples += 4) {
    let input = <f64>load<f32>(samples);
    // What is no number is not smaller either, and only of a finite one the difference from itself is 0.
    if (!(abs(input) <= LARGEST)) input = input - input === 0 ? copysign(LARGEST, input) : before;
    output = input - before + kept * output;
    before = input;
    store<f32>(samples, <f32>output);
  }
  store<f64>(state, before);
  store<f64>(state, output, 8);
}
