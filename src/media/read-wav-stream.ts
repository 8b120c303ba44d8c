import { ReadoutError } from '../model/readout-error.ts';
import { readSamples, readWavHeader, type WavHeader } from './wav.ts';

/** A stretch of decoded sound, interleaved. */
export interface SoundBlock {
  readonly samples: Float32Array;
  readonly channels: number;
  readonly sampleRate: number;
}

// A WAV header with all its chunks is a hundred bytes or so; more than this is something else.
const LONGEST_HEADER = 65_536;

/** Reads WAV as it arrives, one block for each chunk. @throws ReadoutError `bad-file` where it is none. */
export async function* readWavStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<SoundBlock> {
  let header: WavHeader | undefined;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (header === undefined) {
      header = readWavHeader(rest);
      if (header === undefined && rest.length > LONGEST_HEADER) throw unreadable();
      if (header === undefined) continue;
      rest = rest.subarray(header.dataStart);
    }
    const { channels, sampleRate, bitsPerSample } = header.format;
    const frameBytes = (channels * bitsPerSample) / 8;
    const whole = rest.length - (rest.length % frameBytes);
    if (whole > 0) yield { samples: readSamples(rest.subarray(0, whole), header.format), channels, sampleRate };
    rest = rest.subarray(whole);
  }
  if (header === undefined) throw unreadable();
}

function unreadable(): ReadoutError {
  return new ReadoutError('bad-file', 'ffmpeg found no sound in it.', {
    hint: 'Check that it is a sound file, and a whole one.',
  });
}
