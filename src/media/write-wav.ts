import { endianness } from 'node:os';
import { SAMPLE_RATE } from '../model/units.ts';

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** A WAV file of sound at 48 kHz, mono, 16 bit. */
export function writeWav(pcm: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + pcm.length * SAMPLE_BYTES);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  // PCM, one channel.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE, 24);
  bytes.writeUInt32LE(SAMPLE_RATE * SAMPLE_BYTES, 28);
  bytes.writeUInt16LE(SAMPLE_BYTES, 32);
  bytes.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(pcm.length * SAMPLE_BYTES, 40);
  const sound = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  bytes.set(endianness() === 'LE' ? sound : Buffer.from(sound).swap16(), HEADER_BYTES);
  return bytes;
}
