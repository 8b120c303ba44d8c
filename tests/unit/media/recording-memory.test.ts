import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../../../src/media/make-clip.ts';
import { readRecording } from '../../../src/media/read-recording.ts';
import { gatherSamples, type SoundBlock } from '../../../src/media/read-wav-stream.ts';
import { babble, join as joinSounds } from './sounds.ts';

const level = { targetLufs: -19, ceilingDbtp: -3.5 };
const format = { channels: 1, sampleRate: 48_000, bitsPerSample: 32, isFloat: true };
const voice = babble(3);

describe('the memory that a recording takes', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-memory-'));
    path = join(folder, 'host.wav');
    await writeFile(path, 'read by a stand-in');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds none of the blocks that it is read in', async () => {
    const { samples } = await readRecording(path, { streamFile: () => oneBlockAgainAndAgain(voice) });
    expect(samples.length).toBe(voice.length);
    expect(samples.findIndex((sample, at) => sample !== voice[at])).toBe(-1);
  });

  it('is given to a thread as it is, not copied', async () => {
    const { samples } = await readRecording(path, { streamFile: () => oneBlockAgainAndAgain(voice) });
    expect(structuredClone(samples, { transfer: [] }).buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it.each([voice, joinSounds(new Float32Array(9000), voice)])(
    'is not doubled by a clip that may take it over',
    (sound) => {
      const copy = sound.slice();
      const expected = makeClip({ samples: sound, sampleRate: 48_000 }, level);
      const made = makeClip({ samples: copy, sampleRate: 48_000 }, level, copy);
      expect(made.pcm.findIndex((sample, at) => sample !== expected.pcm[at])).toBe(-1);
      expect(made.pcm.length).toBe(expected.pcm.length);
      expect([made.startMs, made.measure.lufs]).toEqual([expected.startMs, expected.measure.lufs]);
      expect(copy.some((sample, at) => sample !== sound[at])).toBe(true);
    },
  );
});

describe('gatherSamples', () => {
  it('asks for no block more once there is enough, and ends what makes them', async () => {
    let [given, hasEnded] = [0, false];
    async function* forEver(): AsyncGenerator<SoundBlock> {
      try {
        for (; ; given++) yield { data: new Uint8Array(4 * 1000), format };
      } finally {
        hasEnded = true;
      }
    }
    expect((await gatherSamples(forEver(), 9500)).length).toBe(10_000);
    expect([given, hasEnded]).toEqual([9, true]);
  });

  it.each([100, Number.POSITIVE_INFINITY])(
    'finds room for more than there is at first: %d expected',
    async (enough) => {
      const long = Float32Array.from({ length: 5_000_000 }, (_, at) => (at % 7) / 7);
      const parts = enough === 100 ? [long] : [long.subarray(0, 3_000_000), long.subarray(3_000_000)];
      const gathered = await gatherSamples(blocksOf(parts), enough);
      expect(gathered.length).toBe(long.length);
      expect(gathered.findIndex((sample, at) => sample !== long[at])).toBe(-1);
    },
  );
});

async function* blocksOf(parts: readonly Float32Array[]): AsyncGenerator<SoundBlock> {
  for (const { buffer, byteOffset, byteLength } of parts) {
    yield { data: new Uint8Array(buffer, byteOffset, byteLength), format };
  }
}

/** As a reader might hand out its own buffer, filled anew each time: whoever keeps it has the last block many times. */
async function* oneBlockAgainAndAgain(sound: Float32Array): AsyncGenerator<SoundBlock> {
  const block = new Float32Array(4096);
  for (let at = 0; at < sound.length; at += block.length) {
    const part = sound.subarray(at, at + block.length);
    block.set(part);
    yield { data: new Uint8Array(block.buffer, 0, part.byteLength), format };
  }
}
