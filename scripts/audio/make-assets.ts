import { createHash } from 'node:crypto';
import { measureSound } from '../../src/media/measure-sound.ts';
import { readWav } from '../../src/media/wav.ts';
import { writeWav } from '../../src/media/write-wav.ts';
import type { AudioAsset, AudioManifest } from '../../src/model/audio-asset.ts';
import { compose, toPcm } from './compose.ts';
import type { Score } from './score.ts';
import { SCORES } from './scores.ts';

/** An asset with the bytes of its file. */
export interface MadeAsset {
  readonly asset: AudioAsset;
  readonly bytes: Uint8Array;
}

/** Speech is levelled to the same loudness (plain mono meter, LUFS), so a sting at 0 dB is as loud as the voices. */
const TARGET_LUFS = -19;

/** Plays scores and writes down what came out. The same scores give the same bytes. */
export function makeAssets(scores: readonly Score[] = SCORES): MadeAsset[] {
  return scores.map(makeAsset);
}

/** The manifest that lists these assets. */
export function manifestOf(made: readonly MadeAsset[]): AudioManifest {
  return { format: 'readout-audio-assets/1', assets: made.map(({ asset }) => asset) };
}

function makeAsset(score: Score): MadeAsset {
  const piece = compose(score);
  // A gain of whole hundredths of a decibel: a last bit of difference in the meter cannot change the samples.
  const gainDb = roundTo(TARGET_LUFS - measureSound(Float32Array.from(piece)).lufs, 100);
  const bytes = writeWav(toPcm(piece.map((sample) => sample * 10 ** (gainDb / 20))));
  const measure = measureSound(readWav(bytes)?.samples ?? new Float32Array());
  const asset: AudioAsset = {
    name: score.name,
    kind: score.kind,
    file: `${score.kind}s/${score.name}.wav`,
    samples: measure.samples,
    lufs: roundTo(measure.lufs, 100),
    truePeak: roundTo(measure.truePeak, 100),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    licence: 'CC0-1.0',
    author: 'The Readout authors',
    made: 'Composed as a score in scripts/audio/themes and synthesised by scripts/make-audio-assets.ts; no recording is used.',
  };
  return { asset, bytes };
}

function roundTo(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
