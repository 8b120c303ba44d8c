import { makeClip } from '../../../src/media/make-clip.ts';
import type { Clip } from '../../../src/model/clip.ts';
import { writeClipFilesNow } from '../../../src/store/clip-store.ts';
import { createRandom } from './random-episode.ts';

/** A sound with speech's ups and downs: a buzz of many harmonics in syllables, with breath between. */
export function makeVoice(seed: number, seconds: number, pitchHz: number, peak: number): Float32Array {
  const random = createRandom(seed);
  const rate = 24_000;
  const samples = new Float32Array(Math.round(seconds * rate));
  let [phase, strength, wanted] = [0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    // Some five syllables a second, one in six of them a stop.
    if (index % 4800 === 0) wanted = random() < 0.17 ? 0.02 : 0.3 + 0.7 * random();
    strength += (wanted - strength) * 0.002;
    phase += (pitchHz * (1 + 0.1 * Math.sin(index / 9000))) / rate;
    let value = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic += 1) value += Math.sin(2 * Math.PI * harmonic * phase) / harmonic;
    samples[index] = strength * (0.5 * value + 0.1 * (random() * 2 - 1)) * peak;
  }
  return samples;
}

/** Makes a clip as speech would, puts it into the data folder and returns what is known about it. */
export async function storeClip(
  home: string,
  key: string,
  voice: Float32Array,
  targetLufs = -19,
  sampleRate = 24_000,
): Promise<Clip> {
  const { pcm, measure } = makeClip({ samples: voice, sampleRate }, { targetLufs, ceilingDbtp: -3.5 });
  const clip = { key, take: `take-of-${key}`, measure };
  writeClipFilesNow(home, clip, pcm);
  return clip;
}
