import type { SoundMeasure } from '../model/clip.ts';
import { BIN_SAMPLES } from '../model/units.ts';
import { weightedEnergies } from './k-weighting.ts';
import { powerToLufs, programmeLufs, toDb } from './loudness.ts';
import { truePeak } from './true-peak.ts';

/** Loudness, true peak and loudness bins of mono sound at 48 kHz. */
export function measureSound(pcm: Float32Array): SoundMeasure {
  const bins = measureBins(pcm);
  return { samples: pcm.length, lufs: clipLufs(bins, pcm.length), truePeak: toDb(truePeak(pcm)), bins };
}

/** Mean K-weighted power of each 20 ms of mono sound at 48 kHz. */
export function measureBins(pcm: Float32Array): Float32Array {
  const energies = weightedEnergies(pcm, BIN_SAMPLES);
  return Float32Array.from(energies, (energy, bin) => energy / Math.min(BIN_SAMPLES, pcm.length - bin * BIN_SAMPLES));
}

/** Gated loudness of a sound on a plain mono meter; ungated where it is too short or too quiet for gates. */
export function clipLufs(bins: Float32Array, samples: number): number {
  const whole = bins.subarray(0, Math.floor(samples / BIN_SAMPLES));
  return programmeLufs(whole) ?? powerToLufs(meanPower(bins, samples));
}

function meanPower(bins: Float32Array, samples: number): number {
  let energy = 0;
  for (const [index, power] of bins.entries()) energy += power * Math.min(BIN_SAMPLES, samples - index * BIN_SAMPLES);
  return samples > 0 ? energy / samples : 0;
}
