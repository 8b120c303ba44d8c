import { BIN_SAMPLES } from '../model/units.ts';
import { amplify, createLimiter, type GainCurve, type Limiter } from './create-limiter.ts';
import { weightedEnergies } from './k-weighting.ts';
import { fromDb, SILENCE_LUFS } from './loudness.ts';
import { clipLufs, measureBins } from './measure-sound.ts';
import { STRETCH } from './true-peak.ts';

/** What a clip is levelled to. */
export interface ClipLevel {
  /** Loudness on a plain mono meter, LUFS. */
  readonly targetLufs: number;
  /** Highest true peak, dBTP. */
  readonly ceilingDbtp: number;
}

/**
 * What every clip is levelled to. -19 LUFS on a plain mono meter is -16 on a dual-mono meter, the level podcast directories ask
 * of stereo; the ceiling leaves 2.5 dB for what the MP3 encoder adds.
 */
export const CLIP_LEVEL: ClipLevel = { targetLufs: -19, ceilingDbtp: -3.5 };

/** A sound at its level, with its loudness on a plain mono meter and the powers of its bins. */
export interface LevelledSound {
  readonly samples: Float32Array;
  readonly bins: Float32Array;
  readonly lufs: number;
}

const LARGEST_GAIN_DB = 60;
/** Much less than anybody hears; the programme's loudness is reckoned from what each clip has become. */
const CLOSE_ENOUGH_LU = 0.1;
const ROUNDS = 4;
// Rounding to 16 bits and the meter's own filter may add a hair to a peak.
const MARGIN_DB = 0.03;

/**
 * Brings mono sound at 48 kHz to its loudness under a true-peak limiter. Limiting makes a sound quieter: by how much is foreseen
 * from the energy of its stretches, so that mostly one pass over its samples is enough; what has come out is measured.
 */
export function levelSound(samples: Float32Array, { targetLufs, ceilingDbtp }: ClipLevel): LevelledSound {
  const energies = weightedEnergies(samples, STRETCH);
  const bins = binsOf(energies, samples.length);
  const found = clipLufs(bins, samples.length);
  if (found <= SILENCE_LUFS) return { samples, bins, lufs: found };
  const limiter = createLimiter(samples, fromDb(ceilingDbtp - MARGIN_DB));
  const known = { limiter, energies, length: samples.length, found };
  let aim = targetLufs;
  for (let round = 1; ; round++) {
    const { gainDb, curve } = findGain(known, aim);
    const gain = fromDb(gainDb);
    const levelled = amplify(samples, gain, curve);
    const levelledBins = curve === undefined ? bins.map((power) => power * gain * gain) : measureBins(levelled);
    const lufs = clipLufs(levelledBins, samples.length);
    const missing = targetLufs - lufs;
    const isDone = Math.abs(missing) < CLOSE_ENOUGH_LU || curve === undefined || gainDb === LARGEST_GAIN_DB;
    if (isDone || round === ROUNDS) return { samples: levelled, bins: levelledBins, lufs };
    aim += missing;
  }
}

interface KnownSound {
  readonly limiter: Limiter;
  /** Of each stretch, K-weighted. */
  readonly energies: Float64Array;
  readonly length: number;
  /** Loudness before any gain. */
  readonly found: number;
}

const GUESSES = 12;
const LEAST_SLOPE = 0.25;
const FORESEEN_LU = 0.01;
/** What a decibel more gives before anything is known: measured on five voices, 0.6 to 0.9. */
const USUAL_SLOPE = 0.7;

/** The gain before the limiter that is foreseen to give a loudness. */
function findGain(known: KnownSound, aimLufs: number): { readonly gainDb: number; readonly curve?: GainCurve } {
  let gainDb = Math.min(LARGEST_GAIN_DB, aimLufs - known.found);
  let before: { gainDb: number; lufs: number } | undefined;
  for (let guess = 1; ; guess++) {
    const curve = known.limiter.curve(fromDb(gainDb));
    if (curve === undefined) return { gainDb };
    const lufs = foresee(known, fromDb(gainDb), curve);
    const isDone = Math.abs(aimLufs - lufs) < FORESEEN_LU || gainDb === LARGEST_GAIN_DB || guess === GUESSES;
    if (isDone) return { gainDb, curve };
    // Of each decibel more the limiter takes back a part: the last two guesses tell how much (the secant method).
    const slope = before === undefined ? USUAL_SLOPE : (lufs - before.lufs) / (gainDb - before.gainDb);
    const next = gainDb + (aimLufs - lufs) / Math.min(1, Math.max(LEAST_SLOPE, slope));
    before = { gainDb, lufs };
    gainDb = Math.min(LARGEST_GAIN_DB, next);
  }
}

/** The loudness that a gain and a curve will give: each stretch keeps its share of the filter's energy. */
function foresee({ energies, length }: KnownSound, gain: number, curve: GainCurve): number {
  const limited = new Float64Array(energies.length);
  for (let stretch = 0; stretch < limited.length; stretch++) {
    const factor = (gain * ((curve[stretch] ?? 1) + (curve[stretch + 1] ?? 1))) / 2;
    limited[stretch] = (energies[stretch] ?? 0) * factor * factor;
  }
  return clipLufs(binsOf(limited, length), length);
}

const STRETCHES_PER_BIN = BIN_SAMPLES / STRETCH;

/** Mean power of each bin out of the energies of its stretches. */
function binsOf(energies: Float64Array, length: number): Float32Array {
  const bins = new Float32Array(Math.ceil(length / BIN_SAMPLES));
  for (let bin = 0; bin < bins.length; bin++) {
    const end = Math.min(energies.length, (bin + 1) * STRETCHES_PER_BIN);
    let energy = 0;
    for (let stretch = bin * STRETCHES_PER_BIN; stretch < end; stretch++) energy += energies[stretch] ?? 0;
    bins[bin] = energy / Math.min(BIN_SAMPLES, length - bin * BIN_SAMPLES);
  }
  return bins;
}
