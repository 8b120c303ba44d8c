/** A length of time in milliseconds. Seconds exist only at the border (ffmpeg, RSS, WebVTT). */
export type Ms = number;

/** A length or position of sound in samples at {@link SAMPLE_RATE}; always an integer. */
export type Samples = number;

/** Rate of all sound inside Readout, in Hz. At 48 kHz MP3 frames have no padding, so cuts splice exactly. */
export const SAMPLE_RATE = 48_000;

/** Samples in one MPEG-1 layer III frame (ISO 11172-3): the slot on which every segment starts. */
export const FRAME_SAMPLES = 1152;

/** Samples of one loudness bin: 20 ms. Five bins are the 100 ms step of BS.1770's blocks, twenty are one block. */
export const BIN_SAMPLES = 960;

/** Milliseconds to the nearest whole number of samples. */
export function toSamples(ms: Ms): Samples {
  return Math.round((ms * SAMPLE_RATE) / 1000);
}

/** Samples to milliseconds, not rounded. */
export function toMs(samples: Samples): Ms {
  return (samples * 1000) / SAMPLE_RATE;
}
