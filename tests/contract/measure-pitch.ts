import type { Sound } from '../../src/media/sound.ts';

const LOWEST_HZ = 60;
const HIGHEST_HZ = 400;
const WINDOW_MS = 40;
const HOP_MS = 50;

/** Median pitch of the voiced parts in Hz, by autocorrelation: enough to tell one voice from another. */
export function measurePitch({ samples, sampleRate }: Sound): number {
  const window = Math.round((sampleRate * WINDOW_MS) / 1000);
  const hop = Math.round((sampleRate * HOP_MS) / 1000);
  const longest = Math.ceil(sampleRate / LOWEST_HZ);
  const pitches: number[] = [];
  for (let start = 0; start + window + longest < samples.length; start += hop) {
    const pitch = pitchAt(samples, start, window, sampleRate);
    if (pitch !== undefined) pitches.push(pitch);
  }
  pitches.sort((one, other) => one - other);
  return pitches[Math.floor(pitches.length / 2)] ?? 0;
}

function pitchAt(samples: Float32Array, start: number, window: number, sampleRate: number): number | undefined {
  const here = samples.subarray(start, start + window);
  const energy = product(here, here);
  if (energy / window < 1e-5) return undefined;
  let best = 0.7;
  let bestLag: number | undefined;
  for (let lag = Math.floor(sampleRate / HIGHEST_HZ); lag < sampleRate / LOWEST_HZ; lag++) {
    const there = samples.subarray(start + lag, start + lag + window);
    const likeness = product(here, there) / Math.sqrt(energy * product(there, there) + 1e-12);
    // A longer lag has to be clearly better: every multiple of the period is nearly as good.
    if (likeness > best + 0.02) {
      best = likeness;
      bestLag = lag;
    }
  }
  return bestLag && sampleRate / bestLag;
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
