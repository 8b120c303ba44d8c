import { SAMPLE_RATE } from '../../src/model/units.ts';
import { createRandom, exponential, noteFrequency, sineOfTurns } from './exact-math.ts';

/** A note of a score. Times in seconds from the start of the piece. */
export interface Note {
  readonly at: number;
  /** MIDI number. */
  readonly pitch: number;
  /** Until it is let go; what rings on is the instrument's. */
  readonly seconds: number;
  /** 0 to 1. */
  readonly strength: number;
}

/** Adds a note's sound to a piece. */
export type Instrument = (piece: Float64Array, note: Note) => void;

/** A warm pad: a few soft partials of three strings slightly out of tune, swelling in and out. */
export const playPad: Instrument = (piece, note) => {
  const frequency = noteFrequency(note.pitch);
  const strings = [
    { detune: 1, phase: 0 },
    { detune: 1.0021, phase: 0.37 },
    { detune: 0.9981, phase: 0.71 },
  ];
  const release = 0.9;
  addSound(piece, note.at, note.seconds + release, (time) => {
    const swell = smooth(time / 0.22) * (1 - smooth((time - note.seconds) / release));
    let value = 0;
    for (const { detune, phase } of strings) {
      const turns = time * frequency * detune + phase;
      value += sineOfTurns(turns) + 0.34 * sineOfTurns(2 * turns) + 0.13 * sineOfTurns(3 * turns);
      value += 0.05 * sineOfTurns(4 * turns);
    }
    return value * swell * note.strength * 0.06;
  });
};

/** An electric piano: a sine bent by a second one, brighter when struck harder, with a short glassy tine. */
export const playElectricPiano: Instrument = (piece, note) => {
  const frequency = noteFrequency(note.pitch);
  // Low strings ring longer.
  const ringing = 1.9 * (1 - (note.pitch - 60) / 90);
  addSound(piece, note.at, note.seconds + ringing * 2, (time) => {
    const attack = smooth(time / 0.006);
    const decay = exponential(-time / ringing) * (1 - smooth((time - note.seconds) / 1.4));
    const bend = (0.2 + 0.5 * note.strength * exponential(-time / 0.35)) * 0.32 * sineOfTurns(frequency * time);
    const tine = 0.18 * note.strength * exponential(-time / 0.09) * sineOfTurns(frequency * 7 * time);
    return (sineOfTurns(frequency * time + bend) + tine) * attack * decay * note.strength * 0.22;
  });
};

/** A marimba: wood, round and short, with the fourth partial that its bars are tuned to. */
export const playMarimba: Instrument = (piece, note) => {
  const frequency = noteFrequency(note.pitch);
  const ringing = 0.42 * (1 - (note.pitch - 60) / 80);
  addSound(piece, note.at, ringing * 6, (time) => {
    const attack = smooth(time / 0.004);
    const bar = exponential(-time / ringing) * sineOfTurns(frequency * time);
    const overtone = 0.3 * exponential(-time / (ringing * 0.3)) * sineOfTurns(frequency * 3.93 * time);
    const knock = 0.07 * exponential(-time / 0.02) * sineOfTurns(frequency * 9.2 * time);
    return (bar + overtone + knock) * attack * note.strength * 0.24;
  });
};

/** A plucked double bass. */
export const playBass: Instrument = (piece, note) => {
  const frequency = noteFrequency(note.pitch);
  addSound(piece, note.at, note.seconds + 0.8, (time) => {
    const attack = smooth(time / 0.014);
    const decay = exponential(-time / 1.1) * (1 - smooth((time - note.seconds) / 0.8));
    const turns = frequency * time;
    const growl =
      0.45 * exponential(-time / 0.4) * sineOfTurns(2 * turns) +
      0.16 * exponential(-time / 0.15) * sineOfTurns(3 * turns);
    return (sineOfTurns(turns) + growl) * attack * decay * note.strength * 0.3;
  });
};

/** A brush on a drum: a breath of noise, softer than it is bright. `pitch` seeds the noise, so that no two are the same. */
export const playBrush: Instrument = (piece, note) => {
  const random = createRandom(note.pitch * 7919 + 11);
  let low = 0;
  let lower = 0;
  addSound(piece, note.at, note.seconds * 5, (time) => {
    // The difference of two one-pole low passes: a band around 5 kHz without hiss above or rumble below.
    const noise = random() * 2 - 1;
    low += 0.5 * (noise - low);
    lower += 0.22 * (low - lower);
    return (low - lower) * smooth(time / 0.012) * exponential(-time / note.seconds) * note.strength * 0.65;
  });
};

/** Rises from 0 to 1 without a corner while `progress` goes from 0 to 1. */
export function smooth(progress: number): number {
  if (progress <= 0) return 0;
  if (progress >= 1) return 1;
  return progress * progress * (3 - 2 * progress);
}

function addSound(piece: Float64Array, at: number, seconds: number, sound: (time: number) => number): void {
  const start = Math.round(at * SAMPLE_RATE);
  const end = Math.min(piece.length, start + Math.round(seconds * SAMPLE_RATE));
  for (let index = start; index < end; index += 1) {
    piece[index] = (piece[index] ?? 0) + sound((index - start) / SAMPLE_RATE);
  }
}
