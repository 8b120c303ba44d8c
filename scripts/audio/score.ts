import type { Instrument, Note } from './instruments.ts';

/** A piece of music as data: everything that shapes its sound. */
export interface Score {
  /** Name of the asset. */
  readonly name: string;
  /** A sting is heard once and dies away; a bed goes round without a seam, and what rings past its end begins it. */
  readonly kind: 'sting' | 'bed';
  readonly seconds: number;
  /** Loudness of the echoes beside the piece. */
  readonly room: number;
  readonly parts: readonly { readonly play: Instrument; readonly notes: readonly Note[] }[];
}

/** Writes notes in eighths of one tempo. Pitches are MIDI numbers. */
export interface Notation {
  /** A note at a place and of a length in eighths. */
  note(at: number, pitch: number, eighths: number, strength: number): Note;
  /** Notes together, each a little later than the one below, as a hand would put them down. */
  chord(at: number, eighths: number, strength: number, pitches: readonly number[]): Note[];
  /** Notes one after another, `step` eighths apart; undefined is a rest. */
  row(at: number, step: number, strength: number, pitches: readonly (number | undefined)[]): Note[];
  /** A stroke of a brush. */
  brush(at: number, strength: number): Note;
}

/** Notation for a tempo, given as the length of an eighth in seconds. */
export function notation(eighth: number): Notation {
  const note: Notation['note'] = (at, pitch, eighths, strength) => {
    return { at: at * eighth, pitch, seconds: eighths * eighth, strength };
  };
  return {
    note,
    chord: (at, eighths, strength, pitches) =>
      pitches.map((pitch, index) => {
        const struck = note(at, pitch, eighths, strength);
        return { ...struck, at: struck.at + index * 0.006 };
      }),
    row: (at, step, strength, pitches) =>
      pitches.flatMap((pitch, index) => {
        // The first of each two is struck a little harder.
        return pitch === undefined
          ? []
          : [note(at + index * step, pitch, step, strength * (index % 2 === 0 ? 1 : 0.8))];
      }),
    brush: (at, strength) => ({ at: at * eighth, pitch: Math.round(at * 10), seconds: 0.07, strength }),
  };
}
