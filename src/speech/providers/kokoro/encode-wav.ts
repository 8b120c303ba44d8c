/** The rate that the model speaks at, in Hz. */
export const KOKORO_RATE = 24_000;
const HEADER_BYTES = 44;
const FULL_SCALE = 32_700;

/** A mono WAV of 16 bits at {@link KOKORO_RATE}; what is louder than full scale, as some voices are, is made quieter as a whole. */
export function encodeWav(samples: Float32Array): Uint8Array {
  const file = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(KOKORO_RATE, 24);
  file.writeUInt32LE(KOKORO_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const scale = FULL_SCALE / Math.max(1, peak);
  for (const [index, sample] of samples.entries()) {
    file.writeInt16LE(Math.round(sample * scale), HEADER_BYTES + index * 2);
  }
  return file;
}
