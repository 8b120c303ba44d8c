import { open } from 'node:fs/promises';
import { ReadoutError } from '../model/readout-error.ts';
import type { Samples } from '../model/units.ts';
import { BITRATES, infoOffset } from './mp3-frame.ts';

/** What a finished MP3 file holds, by its frames. */
export interface Mp3Info {
  /** Length of the ID3v2 tag in front; 0 where there is none. */
  readonly tagBytes: number;
  /** Frames of sound, the header frame left out. */
  readonly frames: number;
  /** Frames that the header frame promises; undefined where there is none. */
  readonly promisedFrames: number | undefined;
  readonly sampleRate: number;
  readonly channels: number;
  /** Of the first frame. */
  readonly bitrateKbps: number;
  readonly isConstantBitrate: boolean;
  /** Samples of delay in front and of padding at the end, by LAME's header; 0 where it is silent about them. */
  readonly delay: Samples;
  readonly padding: Samples;
  /** Length of the sound, in samples at the file's rate, without delay and padding. */
  readonly samples: Samples;
  /** Bytes after the last whole frame: a cut frame or something foreign. */
  readonly strayBytes: number;
}

/** Reads an MP3 file frame by frame. @throws ReadoutError `bad-file` where there is no MPEG-1 layer III frame. */
export async function readMp3Info(path: string): Promise<Mp3Info> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (at: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(Math.min(length, Math.max(0, size - at)));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      return buffer.subarray(0, bytesRead);
    };
    const tagBytes = tagLength(await read(0, 10));
    const start = await read(tagBytes, LARGEST_FRAME);
    const first = readFrameHeader(start, 0);
    if (first === undefined) throw new ReadoutError('bad-file', `${path} has no MP3 frame after its tag.`);
    const header = readInfoHeader(start, first.channels);
    const walked = await walkFrames(read, tagBytes + (header === undefined ? 0 : first.bytes), first.bitrateKbps);
    const { delay, padding } = header ?? { delay: 0, padding: 0 };
    return {
      ...walked,
      tagBytes,
      promisedFrames: header?.frames,
      sampleRate: first.sampleRate,
      channels: first.channels,
      bitrateKbps: first.bitrateKbps,
      delay,
      padding,
      samples: walked.frames * SAMPLES - delay - padding,
      strayBytes: size - walked.end,
    };
  } finally {
    await file.close();
  }
}

const LARGEST_FRAME = 1441;
const SAMPLES = 1152;
const SAMPLE_RATES = [44_100, 48_000, 32_000];

interface FrameHeader {
  readonly bytes: number;
  readonly bitrateKbps: number;
  readonly sampleRate: number;
  readonly channels: number;
}

function tagLength(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  // Four times seven bits, so that a tag never looks like a frame.
  return 10 + bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

function readFrameHeader(bytes: Buffer, at: number): FrameHeader | undefined {
  if (at + 4 > bytes.length) return undefined;
  const header = bytes.readUInt32BE(at);
  // Eleven bits of sync word, MPEG-1, layer III; the checksum bit does not matter.
  if (header >>> 17 !== 0x7ffd) return undefined;
  const bitrateKbps = BITRATES[(header >>> 12) & 15] ?? 0;
  const sampleRate = SAMPLE_RATES[(header >>> 10) & 3];
  if (bitrateKbps === 0 || sampleRate === undefined) return undefined;
  const padding = (header >>> 9) & 1;
  const channels = ((header >>> 6) & 3) === 3 ? 1 : 2;
  return { bytes: Math.floor((144_000 * bitrateKbps) / sampleRate) + padding, bitrateKbps, sampleRate, channels };
}

function readInfoHeader(
  frame: Buffer,
  channels: number,
): { frames: number; delay: number; padding: number } | undefined {
  const at = infoOffset(channels);
  if (!['Info', 'Xing'].includes(frame.toString('latin1', at, at + 4))) return undefined;
  const flags = frame.readUInt32BE(at + 4);
  const frames = flags & 1 ? frame.readUInt32BE(at + 8) : 0;
  // Frames, bytes, table and quality may each be left out before LAME's own part.
  const lame = at + 8 + [4, 4, 100, 4].reduce((sum, bytes, bit) => sum + ((flags >>> bit) & 1) * bytes, 0);
  const isLame = /^(?:LAME|Lav[cf])/u.test(frame.toString('latin1', lame, lame + 4));
  const packed = isLame ? frame.readUIntBE(lame + 21, 3) : 0;
  return { frames, delay: packed >>> 12, padding: packed & 0xfff };
}

interface WalkedFrames {
  readonly frames: number;
  readonly isConstantBitrate: boolean;
  /** Where the last whole frame ends. */
  readonly end: number;
}

type ReadBytes = (at: number, length: number) => Promise<Buffer>;

async function walkFrames(read: ReadBytes, start: number, bitrateKbps: number): Promise<WalkedFrames> {
  let [end, frames, isConstantBitrate] = [start, 0, true];
  for (;;) {
    const bytes = await read(end, 1 << 20);
    let at = 0;
    for (let frame = readFrameHeader(bytes, at); frame !== undefined; frame = readFrameHeader(bytes, at)) {
      if (at + frame.bytes > bytes.length) break;
      at += frame.bytes;
      frames++;
      isConstantBitrate &&= frame.bitrateKbps === bitrateKbps;
    }
    if (at === 0) return { frames, isConstantBitrate, end };
    end += at;
  }
}
