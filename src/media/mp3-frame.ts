import { ReadoutError } from '../model/readout-error.ts';
import { FRAME_SAMPLES, SAMPLE_RATE, type Samples } from '../model/units.ts';
import { crc16 } from './crc16.ts';

/** What all frames of one of our MP3 files share: MPEG-1 layer III, 48 kHz, constant bitrate, no padding. */
export interface Mp3Format {
  readonly bitrateKbps: number;
  readonly channels: number;
}

/** Samples by which LAME's first frame begins before the sound. */
export const ENCODER_DELAY = 576;
/** Samples by which every decoder lags (528) and the one it needs to begin. */
const DECODER_DELAY = 529;

/** Bitrates of MPEG-1 layer III in kbps by their index in a frame's header. */
export const BITRATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
// Below it a frame has no room for the header's figures.
const LEAST_BITRATE = 64;
const SAMPLE_RATE_INDEX = 1;
const MONO = 3;
const JOINT_STEREO = 1;

/** @throws ReadoutError `bad-usage` where MP3 at 48 kHz has no such bitrate, or a frame too small for the header's figures. */
export function checkFormat(format: Mp3Format): void {
  const isPossible = BITRATES.includes(format.bitrateKbps) && format.bitrateKbps >= LEAST_BITRATE;
  if (isPossible && (format.channels === 1 || format.channels === 2)) return;
  throw new ReadoutError(
    'bad-usage',
    `MP3 cannot be made with ${format.bitrateKbps} kbps and ${format.channels} channels.`,
    {
      hint: `Use ${BITRATES.filter((bitrate) => bitrate >= LEAST_BITRATE).join(', ')} kbps and one or two channels.`,
    },
  );
}

/** Bytes of each frame; at 48 kHz always whole. */
export function frameBytes({ bitrateKbps }: Mp3Format): number {
  return ((FRAME_SAMPLES / 8) * 1000 * bitrateKbps) / SAMPLE_RATE;
}

/** Frames that hold so many samples, with room for both delays. */
export function frameCount(samples: Samples): number {
  return Math.ceil((samples + ENCODER_DELAY + DECODER_DELAY) / FRAME_SAMPLES);
}

/** Tells whether a frame of this format begins at a place. */
export function frameCheck(format: Mp3Format): (bytes: Uint8Array, at: number) => boolean {
  const [first, second, third] = frameHeader(format);
  return (bytes, at) => {
    const isMono = (bytes[at + 3] ?? 0) >> 6 === MONO;
    const isSame = bytes[at] === first && bytes[at + 1] === second && bytes[at + 2] === third;
    return isSame && isMono === (format.channels === 1);
  };
}

/** Figures that the header frame of a file states. */
export interface InfoFigures {
  readonly frames: number;
  readonly samples: Samples;
  /** {@link crc16} over all frames. */
  readonly crc: number;
}

/**
 * The silent frame that stands first and tells players the length, where to seek, and which samples are padding
 * (Xing's "Info" header for constant bitrates, with LAME's extension).
 */
export function infoFrame(format: Mp3Format, { frames, samples, crc }: InfoFigures): Uint8Array {
  const frame = Buffer.alloc(frameBytes(format));
  frame.set(frameHeader(format));
  const totalBytes = (frames + 1) * frame.length;
  const start = infoOffset(format.channels);
  frame.write('Info', start, 'latin1');
  frame.writeUInt32BE(0x0f, start + 4);
  frame.writeUInt32BE(frames, start + 8);
  frame.writeUInt32BE(totalBytes, start + 12);
  for (let percent = 0; percent < 100; percent++) frame[start + 16 + percent] = Math.floor((256 * percent) / 100);
  writeLameExtension(frame, start + 120, format, { frames, samples, crc });
  return frame;
}

/** Where "Info" stands in its frame: behind header and side information of MPEG-1. */
export function infoOffset(channels: number): number {
  return 4 + (channels === 1 ? 17 : 32);
}

function writeLameExtension(frame: Buffer, at: number, format: Mp3Format, figures: InfoFigures): void {
  const padding = figures.frames * FRAME_SAMPLES - ENCODER_DELAY - figures.samples;
  frame.write('LAME3.100', at, 'latin1');
  frame[at + 9] = 1; // constant bitrate
  frame[at + 20] = Math.min(255, format.bitrateKbps);
  frame.writeUIntBE(ENCODER_DELAY * 4096 + padding, at + 21, 3);
  // Source rate 48 kHz in the two upper bits, channel mode (mono 0, joint stereo 3) in the three below the next two.
  frame[at + 24] = (2 << 6) | ((format.channels === 1 ? 0 : 3) << 2);
  frame.writeUInt32BE((figures.frames + 1) * frame.length, at + 28);
  frame.writeUInt16BE(figures.crc, at + 32);
  frame.writeUInt16BE(crc16(frame.subarray(0, at + 34)), at + 34);
}

function frameHeader({ bitrateKbps, channels }: Mp3Format): Uint8Array {
  const index = BITRATES.indexOf(bitrateKbps);
  const mode = channels === 1 ? MONO : JOINT_STEREO;
  // Sync word, MPEG-1, layer III, no checksum; bitrate and rate; mode and "original".
  return Uint8Array.of(0xff, 0xfb, (index << 4) | (SAMPLE_RATE_INDEX << 2), (mode << 6) | 4);
}
