import type { SoundMeasure } from '../model/clip.ts';
import { SAMPLE_RATE } from '../model/units.ts';
import { BLOCK, blocksOf, doublesAt, floatsAt, kernels, layOut } from './kernels/kernels.ts';
import { type ClipLevel, levelSound } from './level-sound.ts';
import { toDb } from './loudness.ts';
import { resample } from './resample.ts';
import type { Sound } from './sound.ts';
import { trimSilence } from './trim-silence.ts';
import { truePeak } from './true-peak.ts';
import { cleanSamples } from './wav.ts';
import { fromWords, toWords } from './words.ts';

/** Part of every clip's key: raised whenever the same take would give another clip. */
export const CLIP_PROCESSING_VERSION = '6';

/** A levelled clip: mono s16 at 48 kHz with its measure. */
export interface MadeClip {
  readonly pcm: Int16Array;
  readonly measure: SoundMeasure;
  /** Where in the take it begins, ms; absent where it was made of another clip. */
  readonly startMs?: number | undefined;
}

const LOWEST_HERTZ = 5;
const FADE_SAMPLES = SAMPLE_RATE * 0.005;

/**
 * Makes a clip of a take: trims silence, resamples once to 48 kHz, fades the edges over 5 ms and levels it under a true-peak
 * limiter. Pure, and about 1 ms of work for each second of sound.
 * @param room As many samples as the sound has, to work in. Whoever does not need the sound any more may give its own samples.
 */
export function makeClip(
  sound: Sound,
  level: ClipLevel,
  room: Float32Array = new Float32Array(sound.samples.length),
): MadeClip {
  const trimmed = trimSilence({ samples: removeOffset(sound, room), sampleRate: sound.sampleRate });
  const resampled = resample(trimmed, sound.sampleRate);
  fadeEdges(resampled);
  const { samples, bins, lufs } = levelSound(resampled, level);
  const pcm = toWords(samples);
  const measure = { samples: pcm.length, lufs, truePeak: toDb(truePeak(samples)), bins };
  // What was trimmed is a view of the room, so the view's place in it is what was cut off before.
  const startMs = ((trimmed.byteOffset - room.byteOffset) / trimmed.BYTES_PER_ELEMENT / sound.sampleRate) * 1000;
  return { pcm, measure, startMs };
}

/** The same clip at another level, sample for sample in its place: nothing is trimmed or faded again. */
export function levelClip(clip: Int16Array, level: ClipLevel): MadeClip {
  const { samples, bins, lufs } = levelSound(fromWords(clip), level);
  const pcm = toWords(samples);
  return { pcm, measure: { samples: pcm.length, lufs, truePeak: toDb(truePeak(samples)), bins } };
}

/** Fills the room with the sound, less broken samples and what lies below 5 Hz, which would click at both edges and pass for sound in silence. */
function removeOffset({ samples, sampleRate }: Sound, room: Float32Array): Float32Array {
  const kept = 1 - (2 * Math.PI * LOWEST_HERTZ) / sampleRate;
  const [first = 0] = cleanSamples(samples.slice(0, 1));
  const place = layOut();
  const [state, sound] = [place(2 * Float64Array.BYTES_PER_ELEMENT), place(BLOCK * Float32Array.BYTES_PER_ELEMENT)];
  doublesAt(state, 2).set([first, 0]);
  for (const { at, count } of blocksOf(samples.length)) {
    floatsAt(sound, count).set(samples.subarray(at, at + count));
    kernels.removeOffset(sound, kept, state, count);
    room.set(floatsAt(sound, count), at);
  }
  return room;
}

/** Fades both edges in place. */
function fadeEdges(samples: Float32Array): void {
  const length = Math.min(FADE_SAMPLES, Math.floor(samples.length / 2));
  for (let index = 0; index < length; index++) {
    const factor = 0.5 - 0.5 * Math.cos((Math.PI * index) / length);
    const mirrored = samples.length - 1 - index;
    samples[index] = (samples[index] ?? 0) * factor;
    samples[mirrored] = (samples[mirrored] ?? 0) * factor;
  }
}
