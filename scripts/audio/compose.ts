import { SAMPLE_RATE } from '../../src/model/units.ts';
import { addRoom } from './add-room.ts';
import { smooth } from './instruments.ts';
import type { Score } from './score.ts';

/** Seconds over which the last of the echoes is taken to silence. */
const FADE_OUT = 0.7;
/** Seconds after which nothing of a note is left. */
const RINGING = 6;

/** Plays a score: samples at 48 kHz of no particular level, the same for the same score on any machine. */
export function compose(score: Score): Float64Array {
  return score.kind === 'bed' ? composeLoop(score) : composeSting(score);
}

function composeSting(score: Score): Float64Array {
  const piece = playNotes(score, score.seconds);
  return addRoom(piece, score.room).map((sample, index) => {
    const left = (piece.length - 1 - index) / SAMPLE_RATE;
    return sample * smooth(left / FADE_OUT);
  });
}

/** What rings past the end of a loop is heard at its beginning, echoes included. */
function composeLoop(score: Score): Float64Array {
  const length = Math.round(score.seconds * SAMPLE_RATE);
  const played = playNotes(score, score.seconds + RINGING);
  const round = played.slice(0, length);
  for (let index = length; index < played.length; index += 1) {
    round[index % length] = (round[index % length] ?? 0) + (played[index] ?? 0);
  }
  const twice = new Float64Array(2 * length);
  twice.set(round);
  twice.set(round, length);
  return addRoom(twice, score.room).slice(length);
}

function playNotes(score: Score, seconds: number): Float64Array {
  const piece = new Float64Array(Math.round(seconds * SAMPLE_RATE));
  for (const { play, notes } of score.parts) {
    for (const note of notes) play(piece, note);
  }
  return piece;
}

/** Sound of 16 bit; samples outside -1 to 1 are clipped. */
export function toPcm(samples: Float64Array): Int16Array {
  return Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))));
}
