import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { makeClip } from '../../../src/media/make-clip.ts';
import { readRecording } from '../../../src/media/read-recording.ts';
import { readSound } from '../../../src/media/read-sound.ts';
import { readWav } from '../../../src/media/wav.ts';
import { checkTake } from '../../../src/speech/check-take.ts';
import { readOwnSound } from '../../../src/stitch/own-sounds.ts';
import { babble, join as joinSounds, silence, wavFile } from './sounds.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const level = { targetLufs: -19, ceilingDbtp: -3.5 };
const AT = 30_000;
const BROKEN = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e25, -3e38];
const voice = joinSounds(babble(2), silence(0.2));

describe('one broken sample', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-broken-'));
    await writeFile(join(folder, 'good.wav'), floatFile(voice));
    for (const value of BROKEN) await writeFile(join(folder, `${value}.wav`), floatFile(withSample(value)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(BROKEN)('does not silence a recording: %d', async (value) => {
    const { samples, sampleRate } = await readRecording(join(folder, `${value}.wav`), ffmpeg);
    expect(samples.length).toBe(voice.length);
    expect(samples.every((sample) => Math.abs(sample) <= 8)).toBe(true);
    expectVoice(makeClip({ samples, sampleRate }, level));
  });

  it.each(BROKEN)("does not silence a producer's own sound: %d", async (value) => {
    const { pcm, measure } = await readOwnSound(join(folder, `${value}.wav`), 'opening', ffmpeg);
    expect(pcm.length).toBe(voice.length);
    expect(Number.isFinite(measure.truePeak)).toBe(true);
    expect(pcm.some((sample) => Math.abs(sample) > 300)).toBe(true);
  });

  it.each(BROKEN)('does not make a take a bad one: %d', async (value) => {
    const sound = await readSound(floatFile(withSample(value)), 'audio/wav', ffmpeg);
    expect(checkTake(sound, 'The orchard is in bloom again.')).toBe(
      checkTake({ ...sound, samples: voice }, 'The orchard is in bloom again.'),
    );
    expectVoice(makeClip(sound, level));
  });

  it.each(BROKEN)('does no harm to a clip whoever gives it: %d', (value) => {
    const samples = withSample(value);
    expectVoice(makeClip({ samples, sampleRate: 48_000 }, level));
    expect(samples[AT]).toBe(Math.fround(value));
  });
});

describe('samples that are no sound', () => {
  it('become silence where they are no numbers, and are cut off far beyond full scale', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, 1e25, -1e25, 1.5, -7.75, 0];
    const sound = readWav(floatFile(Float32Array.from(values)));
    expect(sound?.samples).toEqual(Float32Array.from([0, 0, 8, -8, 1.5, -7.75, 0]));
  });

  it('have a level that is a number however large they are', () => {
    const samples = Float32Array.from({ length: 48_000 }, (_, at) => (at % 2 === 0 ? 3e38 : -3e38));
    const { measure } = makeClip({ samples, sampleRate: 48_000 }, level);
    expect(measure.truePeak).toBeLessThanOrEqual(-3.5);
    expect(Number.isFinite(measure.lufs)).toBe(true);
    expect(measure.bins.every((power) => Number.isFinite(power))).toBe(true);
  });
});

function expectVoice({ pcm, measure }: ReturnType<typeof makeClip>): void {
  expect(measure.lufs).toBeCloseTo(-19, 0);
  expect(measure.truePeak).toBeLessThanOrEqual(-3.5);
  // The rest of the sound is still heard.
  expect(pcm.filter((sample) => Math.abs(sample) > 300).length).toBeGreaterThan(10_000);
}

function withSample(value: number): Float32Array {
  return voice.map((sample, at) => (at === AT ? value : sample));
}

/** A mono WAV file of 32-bit floating point. */
function floatFile(samples: Float32Array): Buffer {
  const header = wavFile(new Float32Array(), 48_000, samples.byteLength);
  header.writeUInt16LE(3, 20);
  header.writeUInt32LE(48_000 * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(32, 34);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}
