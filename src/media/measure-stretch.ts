import { BIN_SAMPLES, SAMPLE_RATE } from '../model/units.ts';
import { SETTLING, weightedEnergies } from './k-weighting.ts';
import { type SoundBlock, samplesIn } from './read-wav-stream.ts';
import { peakOfPart } from './true-peak.ts';
import { readWords } from './wav.ts';
import { fromWords } from './words.ts';

/** A stretch of sound at 48 kHz that is measured by itself: its own frames, with some of what is before and behind them. */
export interface Stretch {
  /** Interleaved s16. */
  readonly samples: Int16Array;
  readonly channels: number;
  /** Frames before its own, in which the loudness filter settles: none at the start of the sound. */
  readonly lead: number;
  /** Its own frames, in whole bins but for the last stretch. */
  readonly own: number;
}

/** What a stretch adds to the measure of its sound. */
export interface StretchMeasure {
  /** K-weighted power of each 20 ms of its own frames, summed over the channels. */
  readonly bins: Float64Array;
  /** True peak of all channels, linear. */
  readonly peak: number;
}

/** Measures stretches, here or in another thread. */
export interface StretchMeter {
  /** Leaves the samples as they are; a thread copies those that are not in shared memory. */
  measureStretch(stretch: Stretch, signal?: AbortSignal): Promise<StretchMeasure>;
}

/** Measures them here and now. */
export const inlineStretchMeter: StretchMeter = {
  async measureStretch(stretch, signal) {
    signal?.throwIfAborted();
    return measureStretch(stretch);
  },
};

/** Measures a stretch. Together all stretches of a sound give what measuring it in one go gives. */
export function measureStretch({ samples, channels, lead, own }: Stretch): StretchMeasure {
  const bins = new Float64Array(Math.ceil(own / BIN_SAMPLES));
  let peak = 0;
  for (let channel = 0; channel < channels; channel++) {
    const taken = takeChannel(samples, channels, channel);
    const energies = weightedEnergies(taken.subarray(0, lead + own), BIN_SAMPLES).subarray(lead / BIN_SAMPLES);
    for (let bin = 0; bin < bins.length; bin++) {
      const length = Math.min(BIN_SAMPLES, own - bin * BIN_SAMPLES);
      bins[bin] = (bins[bin] ?? 0) + (energies[bin] ?? 0) / length;
    }
    peak = Math.max(peak, peakOfPart(taken, lead, lead + own));
  }
  return { bins, peak };
}

function takeChannel(samples: Int16Array, channels: number, channel: number): Float32Array {
  if (channels === 1) return fromWords(samples);
  const taken = new Int16Array(samples.length / channels);
  for (let at = 0; at < taken.length; at++) taken[at] = samples[at * channels + channel] ?? 0;
  return fromWords(taken);
}

const OWN = SAMPLE_RATE * 20;
const WORD_BYTES = Int16Array.BYTES_PER_ELEMENT;
/** More than the interpolation of true peaks reaches. */
const TAIL = 32;

/**
 * Cuts sound that arrives in blocks of 16-bit samples into stretches. They lie in memory that threads share: that of a stretch is used again for the
 * one that comes `atOnce` later.
 */
export async function* cutStretches(blocks: AsyncIterable<SoundBlock>, atOnce: number): AsyncGenerator<Stretch> {
  const memory: Int16Array[] = [];
  let stretch: Int16Array = new Int16Array();
  let [filled, lead, channels, turn] = [0, 0, 1, 0];
  for await (const block of blocks) {
    ({ channels } = block.format);
    if (memory.length === 0) {
      memory.push(...Array.from({ length: atOnce }, () => sharedWords((SETTLING + OWN + TAIL) * channels)));
      stretch = memory[0] ?? stretch;
    }
    for (let taken = 0; taken < samplesIn(block); ) {
      const part = Math.min(samplesIn(block) - taken, stretch.length - filled);
      readWords(block.data.subarray(taken * WORD_BYTES), stretch.subarray(filled, filled + part));
      filled += part;
      taken += part;
      if (filled < stretch.length) continue;
      const kept = (SETTLING + TAIL) * channels;
      yield { samples: stretch, channels, lead, own: stretch.length / channels - lead - TAIL };
      turn += 1;
      const next = memory[turn % atOnce] ?? stretch;
      next.set(stretch.subarray(-kept));
      [stretch, filled, lead] = [next, kept, SETTLING];
    }
  }
  const own = filled / channels - lead;
  if (own > 0) yield { samples: stretch.subarray(0, filled), channels, lead, own };
}

function sharedWords(length: number): Int16Array {
  return new Int16Array(new SharedArrayBuffer(length * WORD_BYTES));
}
