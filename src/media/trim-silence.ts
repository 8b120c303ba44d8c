import type { Sound } from './sound.ts';

const WINDOW_MS = 5;
// Consonants such as f and h are some 35 to 40 dB below a vowel's peak; what is 45 dB below the loudest moment is room.
const BELOW_LOUDEST = 10 ** (-45 / 10);
const SILENT_POWER = 10 ** (-75 / 10);
const KEPT_BEFORE_MS = 20;
const KEPT_AFTER_MS = 60;

/**
 * The sound without the silence at its edges, as a view of the same samples; a little is kept on both sides, because speech
 * begins and ends below what can be told from the room. Sound that is silent all through is returned whole.
 */
export function trimSilence({ samples, sampleRate }: Sound): Float32Array {
  const window = Math.max(1, Math.round((WINDOW_MS * sampleRate) / 1000));
  const powers = windowPowers(samples, window);
  const loudest = powers.reduce((most, power) => Math.max(most, power), 0);
  const threshold = Math.max(SILENT_POWER, loudest * BELOW_LOUDEST);
  const first = powers.findIndex((power) => power > threshold);
  const last = powers.findLastIndex((power) => power > threshold);
  if (first < 0) return samples;
  const before = Math.round((KEPT_BEFORE_MS * sampleRate) / 1000);
  const after = Math.round((KEPT_AFTER_MS * sampleRate) / 1000);
  return samples.subarray(Math.max(0, first * window - before), Math.min(samples.length, (last + 1) * window + after));
}

function windowPowers(samples: Float32Array, window: number): number[] {
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += window) {
    const end = Math.min(samples.length, start + window);
    let energy = 0;
    for (let index = start; index < end; index++) energy += (samples[index] ?? 0) ** 2;
    powers.push(energy / (end - start));
  }
  return powers;
}
