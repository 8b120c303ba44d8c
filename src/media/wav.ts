import { endianness } from 'node:os';
import { mixToMono, type Sound } from './sound.ts';
import { fromWords } from './words.ts';

/** How the samples of a WAV file are written. */
export interface WavFormat {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  readonly isFloat: boolean;
}

/** A WAV header: the format, where the samples begin, and how many bytes of them the header promises. */
export interface WavHeader {
  readonly format: WavFormat;
  readonly dataStart: number;
  /** Infinity where the writer did not know the length (a stream). */
  readonly dataBytes: number;
}

const FORMAT_INTEGER = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;
// Writers to a pipe put 0, 0x7fffffff or 0xffffffff, less a header's length, where the true length belongs.
const UNKNOWN_LENGTH = 0x7fff0000;

/** Reads a WAV header; undefined where it is none, is incomplete, or holds something else than plain PCM. */
export function readWavHeader(bytes: Uint8Array): WavHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || !hasName(view, 0, 'RIFF') || !hasName(view, 8, 'WAVE')) return undefined;
  let format: WavFormat | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (hasName(view, at, 'data')) {
      const isUnknown = length === 0 || length >= UNKNOWN_LENGTH;
      return format && { format, dataStart: at + 8, dataBytes: isUnknown ? Number.POSITIVE_INFINITY : length };
    }
    if (hasName(view, at, 'fmt ')) format = readFormat(view, at + 8, length);
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** The sound of a whole WAV file, mixed to mono. Wrong lengths in the header are borne; undefined where it is not plain PCM. */
export function readWav(bytes: Uint8Array): Sound | undefined {
  const header = readWavHeader(bytes);
  if (header === undefined) return undefined;
  const { format, dataStart, dataBytes } = header;
  const available = bytes.length - dataStart;
  const data = bytes.subarray(dataStart, dataStart + Math.min(available, dataBytes));
  const isTruncated = dataBytes !== Number.POSITIVE_INFINITY && dataBytes > available;
  return {
    samples: mixToMono(readSamples(data, format), format.channels),
    sampleRate: format.sampleRate,
    ...(isTruncated && { isTruncated }),
  };
}

/**
 * Interleaved samples as numbers between -1 and 1, cleaned; an incomplete frame at the end is left out. Fills `samples` where it is
 * given. All sound comes in here, of takes and of users' own files: nothing behind it meets a sample that is no number.
 */
export function readSamples(
  data: Uint8Array,
  format: WavFormat,
  samples: Float32Array = new Float32Array(wholeSamples(data, format)),
  isLittleEndian = true,
): Float32Array {
  if (isLittleEndian && endianness() === 'LE') {
    if (format.bitsPerSample === 16) return copyWords(data, samples);
    if (format.bitsPerSample === 32 && format.isFloat) return cleanSamples(copyFloats(data, samples));
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const read = sampleReader(view, format, isLittleEndian);
  for (let index = 0; index < samples.length; index++) samples[index] = read((index * format.bitsPerSample) / 8);
  return format.isFloat ? cleanSamples(samples) : samples;
}

/** 18 dB above full scale: no sound goes there, and a single broken sample that does would drown all the others. */
const LARGEST_SAMPLE = 8;

/** In place: samples that are no finite numbers become 0, and what is far beyond full scale is cut off. */
export function cleanSamples(samples: Float32Array): Float32Array {
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index] ?? 0;
    // What is no number is not smaller either.
    if (Math.abs(sample) <= LARGEST_SAMPLE) continue;
    samples[index] = Number.isFinite(sample) ? Math.sign(sample) * LARGEST_SAMPLE : 0;
  }
  return samples;
}

function wholeSamples(data: Uint8Array, { channels, bitsPerSample }: WavFormat): number {
  return Math.floor(data.length / ((bitsPerSample / 8) * channels)) * channels;
}

// What nearly all sound is, many times as fast as through a view.

function copyFloats(data: Uint8Array, samples: Float32Array): Float32Array {
  bytesOf(samples).set(data.subarray(0, samples.byteLength));
  return samples;
}

function copyWords(data: Uint8Array, samples: Float32Array): Float32Array {
  // Samples may begin at an odd place of a shared buffer, which an array of words cannot.
  const { buffer, byteOffset } = data.byteOffset % 2 === 0 ? data : new Uint8Array(data);
  return fromWords(new Int16Array(buffer, byteOffset, samples.length), samples);
}

/** Fills `words` with 16-bit little-endian samples. */
export function readWords(data: Uint8Array, words: Int16Array): void {
  const bytes = bytesOf(words);
  bytes.set(data.subarray(0, bytes.length));
  if (endianness() === 'BE') Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).swap16();
}

function bytesOf({ buffer, byteOffset, byteLength }: Int16Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function hasName(view: DataView, at: number, name: string): boolean {
  return [...name].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));
}

function readFormat(view: DataView, at: number, length: number): WavFormat | undefined {
  if (length < 16 || at + length > view.byteLength) return undefined;
  const tag = view.getUint16(at, true);
  // WAVE_FORMAT_EXTENSIBLE keeps the true tag in the first two bytes of its sub-format.
  const kind = tag === FORMAT_EXTENSIBLE && length >= 26 ? view.getUint16(at + 24, true) : tag;
  const format = {
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    bitsPerSample: view.getUint16(at + 14, true),
    isFloat: kind === FORMAT_FLOAT,
  };
  const isKnown =
    (kind === FORMAT_INTEGER && [8, 16, 24, 32].includes(format.bitsPerSample)) ||
    (kind === FORMAT_FLOAT && [32, 64].includes(format.bitsPerSample));
  return isKnown && format.channels > 0 && format.sampleRate > 0 ? format : undefined;
}

function sampleReader(view: DataView, format: WavFormat, isLittle: boolean): (at: number) => number {
  if (format.isFloat) {
    return format.bitsPerSample === 32 ? (at) => view.getFloat32(at, isLittle) : (at) => view.getFloat64(at, isLittle);
  }
  switch (format.bitsPerSample) {
    case 8:
      // The one unsigned width of WAV.
      return (at) => (view.getUint8(at) - 128) / 128;
    case 16:
      return (at) => view.getInt16(at, isLittle) / 32_768;
    case 24:
      return (at) => {
        const high = view.getInt8(isLittle ? at + 2 : at);
        const low = view.getUint8(isLittle ? at : at + 2);
        return (high * 65_536 + view.getUint8(at + 1) * 256 + low) / 8_388_608;
      };
    default:
      return (at) => view.getInt32(at, isLittle) / 2_147_483_648;
  }
}
