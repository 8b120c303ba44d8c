import { describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { readSound } from '../../../src/media/read-sound.ts';
import { readWav } from '../../../src/media/wav.ts';
import { amplitudeAt, babble, sine, toPcm, wavFile } from './sounds.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const noProcess = {
  decode: () => Promise.reject(new Error('no process should be needed')),
};
const tone = sine(440, 0.2, 0.5, 24_000);

describe('readSound', () => {
  it('reads WAV without a process', async () => {
    const sound = await readSound(wavFile(tone, 24_000), 'audio/wav', noProcess);
    expect(sound.sampleRate).toBe(24_000);
    expect(sound.samples.length).toBe(4800);
    expect(amplitudeAt(sound.samples, 440, 24_000)).toBeCloseTo(0.5, 2);
  });

  it.each([0, 0x7fffffff, 0xffffffff])('bears a header that gives the length as %i', async (length) => {
    const sound = await readSound(wavFile(tone, 24_000, length), 'audio/wav', noProcess);
    expect(sound.samples.length).toBe(4800);
    expect(sound.isTruncated).toBeUndefined();
  });

  it('says that a WAV ends before its header does', async () => {
    const sound = await readSound(wavFile(tone, 24_000).subarray(0, 5044), 'audio/wav', noProcess);
    expect(sound.samples.length).toBe(2500);
    expect(sound.isTruncated).toBe(true);
  });

  it('reads bare PCM by its media type, whichever way its bytes are ordered', async () => {
    const little = Buffer.from(toPcm(babble(0.5, { sampleRate: 16_000 })).buffer);
    const big = Buffer.from(little).swap16();
    const first = await readSound(little, 'audio/L16;codec=pcm;rate=16000', noProcess);
    const second = await readSound(big, 'audio/L16; rate="16000"', noProcess);
    expect(first.sampleRate).toBe(16_000);
    expect(second).toEqual(first);
  });

  it('has ffmpeg decode what is no PCM, at its own rate, to mono', async () => {
    const header = wavFile(tone, 24_000);
    // The same bytes called A-law: a format that is left to ffmpeg.
    header.writeUInt16LE(6, 20);
    header.writeUInt16LE(8, 34);
    header.writeUInt16LE(2, 22);
    header.writeUInt16LE(2, 32);
    const sound = await readSound(header, 'audio/wav', ffmpeg);
    expect(sound.sampleRate).toBe(24_000);
    expect(sound.samples.length).toBe(4800);
  });

  it.each(['not a sound at all', '#EXTM3U\n#EXTINF:1,\n/etc/hostname\n#EXT-X-ENDLIST\n', ''])(
    'refuses what is no sound: %j',
    async (text) => {
      await expect(readSound(Buffer.from(text), 'audio/mpeg', ffmpeg)).rejects.toMatchObject({ code: 'bad-clip' });
    },
  );

  it('refuses a sound that claims an absurd rate', async () => {
    const reading = readSound(wavFile(tone, 1), 'audio/wav', noProcess);
    await expect(reading).rejects.toMatchObject({ code: 'bad-clip', message: expect.stringContaining('1 samples') });
  });

  it('says that ffmpeg is missing and how to install it', async () => {
    const reading = readSound(Buffer.from('ID3'), 'audio/mpeg', createFfmpeg({ path: '/nowhere/ffmpeg' }));
    await expect(reading).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringContaining('/nowhere/ffmpeg'),
      hint: expect.stringContaining('apt-get install ffmpeg'),
    });
  });
});

describe('readWav', () => {
  it.each([
    [8, false],
    [24, false],
    [32, false],
    [32, true],
    [64, true],
  ])('reads samples of %i bits (float: %s), two channels mixed', (bits, isFloat) => {
    const file = wavWith(bits, isFloat);
    const sound = readWav(file);
    expect(sound?.samples.length).toBe(2);
    expect(sound?.samples[0]).toBeCloseTo(0.25, 2);
    expect(sound?.samples[1]).toBeCloseTo(-0.5, 2);
  });

  it('is undefined for anything else', () => {
    expect(readWav(Buffer.from('RIFF....WAVEfmt '))).toBeUndefined();
    expect(readWav(wavFile(tone).subarray(0, 40))).toBeUndefined();
    expect(readWav(new Uint8Array(1000))).toBeUndefined();
  });
});

/** Frames (0.5, 0) and (-0.5, -0.5), behind a chunk of odd length. */
function wavWith(bits: number, isFloat: boolean): Buffer {
  const values = [0.5, 0, -0.5, -0.5];
  const data = Buffer.alloc((values.length * bits) / 8);
  for (const [index, value] of values.entries()) {
    const at = (index * bits) / 8;
    if (isFloat && bits === 32) data.writeFloatLE(value, at);
    else if (isFloat) data.writeDoubleLE(value, at);
    else if (bits === 8) data.writeUInt8(128 + value * 128, at);
    else data.writeIntLE(value * 2 ** (bits - 1), at, bits / 8);
  }
  const start = wavFile(new Float32Array(), 48_000).subarray(0, 36);
  start.writeUInt16LE(isFloat ? 3 : 1, 20);
  start.writeUInt16LE(2, 22);
  start.writeUInt16LE(bits, 34);
  const odd = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1');
  const head = Buffer.alloc(8);
  head.write('data');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([start, odd, head, data]);
}
