import { writeWav } from '../../../media/write-wav.ts';

/** The rate that the model speaks at, in Hz. */
export const KOKORO_RATE = 24_000;
const FULL_SCALE = 32_700;

/** A mono WAV of 16 bits at {@link KOKORO_RATE}; what is louder than full scale, as some voices are, is made quieter as a whole. */
export function encodeWav(samples: Float32Array): Uint8Array {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const scale = FULL_SCALE / Math.max(1, peak);
  return writeWav(
    Int16Array.from(samples, (sample) => Math.round(sample * scale)),
    KOKORO_RATE,
  );
}
