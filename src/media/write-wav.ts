import { endianness } from 'node:os';
import { SAMPLE_RATE } from '../model/units.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** A WAV file of mono sound, 16 bit; `sampleRate` in Hz, 48 kHz where not said. */
export function writeWav(pcm: Int16Array, sampleRate: number = SAMPLE_RATE): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + pcm.length * SAMPLE_BYTES);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * SAMPLE_BYTES, 28);
  bytes.writeUInt16LE(SAMPLE_BYTES, 32);
  bytes.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(pcm.length * SAMPLE_BYTES, 40);
  const sound = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  bytes.set(endianness() === 'LE' ? sound : Buffer.from(sound).swap16(), HEADER_BYTES);
  return bytes;
}
