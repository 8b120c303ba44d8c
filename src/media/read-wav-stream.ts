import { ReadoutError } from '../model/readout-error.ts';
import { readSamples, readWavHeader, type WavFormat, type WavHeader } from './wav.ts';

/** A stretch of decoded sound: whole frames of interleaved samples, as bytes. */
export interface SoundBlock {
  readonly data: Uint8Array;
  readonly format: WavFormat;
}

// A WAV header with all its chunks is a hundred bytes or so; more than this is something else.
const LONGEST_HEADER = 65_536;

/** Reads WAV as it arrives, hardly a byte of it copied. @throws ReadoutError `bad-file` where it is none. */
export async function* readWavStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<SoundBlock> {
  let header: WavHeader | undefined;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    let data: Uint8Array = chunk;
    if (header === undefined) {
      data = Buffer.concat([rest, chunk]);
      header = readWavHeader(data);
      if (header === undefined && data.length > LONGEST_HEADER) throw unreadable();
      if (header === undefined) {
        rest = data;
        continue;
      }
      [data, rest] = [data.subarray(header.dataStart), new Uint8Array()];
    }
    const { format } = header;
    const frameBytes = (format.channels * format.bitsPerSample) / 8;
    if (rest.length > 0) {
      // A frame that lies across two chunks comes by itself.
      const missing = frameBytes - rest.length;
      [rest, data] = [Buffer.concat([rest, data.subarray(0, missing)]), data.subarray(missing)];
      if (rest.length < frameBytes) continue;
      yield { data: rest, format };
    }
    const whole = data.length - (data.length % frameBytes);
    if (whole > 0) yield { data: data.subarray(0, whole), format };
    rest = data.subarray(whole);
  }
  if (header === undefined) throw unreadable();
}

/** Samples in a block, of all channels. */
export function samplesIn({ data, format }: SoundBlock): number {
  return data.length / (format.bitsPerSample / 8);
}

/** All samples of some blocks, interleaved. */
export function joinBlocks(blocks: readonly SoundBlock[]): Float32Array {
  const joined = new Float32Array(blocks.reduce((sum, block) => sum + samplesIn(block), 0));
  let at = 0;
  for (const block of blocks) {
    const end = at + samplesIn(block);
    readSamples(block.data, block.format, joined.subarray(at, end));
    at = end;
  }
  return joined;
}

/** Room where nobody knows how much will come: a minute or so, and twice as much each time that it is full. */
const UNKNOWN_SAMPLES = 2 ** 22;
/** More than the one block has with which there is enough. */
const SPARE_SAMPLES = 2 ** 16;

/**
 * All samples of blocks as they come, interleaved, up to the block with which there are more than `enough`: whatever makes the blocks
 * ends then. No block and no second copy is kept, and a thread that they are given to has them without a copy as well.
 */
export async function gatherSamples(blocks: AsyncIterable<SoundBlock>, enough: number): Promise<Float32Array> {
  let gathered = sharedSamples(Number.isFinite(enough) ? enough + SPARE_SAMPLES : UNKNOWN_SAMPLES);
  let length = 0;
  for await (const block of blocks) {
    const end = length + samplesIn(block);
    if (end > gathered.length) {
      const larger = sharedSamples(Math.max(end, 2 * gathered.length));
      larger.set(gathered.subarray(0, length));
      gathered = larger;
    }
    readSamples(block.data, block.format, gathered.subarray(length, end));
    length = end;
    if (length > enough) break;
  }
  return gathered.subarray(0, length);
}

/** Room for the longest sound allowed costs no more than the sound: the system gives such memory only as it is written to. */
function sharedSamples(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

function unreadable(): ReadoutError {
  return new ReadoutError('bad-file', 'ffmpeg found no sound in it.', {
    hint: 'Check that it is a sound file, and a whole one.',
  });
}
