import { SAMPLE_RATE } from '../../../src/model/units.ts';

/** Numbers between -1 and 1 that look random and are the same every time. */
export function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x40000000 - 1;
  };
}

/** A sine of `seconds` at `amplitude`. */
export function sine(hertz: number, seconds: number, amplitude = 0.5, sampleRate = SAMPLE_RATE): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / sampleRate),
  );
}

/** Something like speech: pitch pulses through two resonances, in syllables, with hiss between some of them. */
export function babble(seconds: number, { sampleRate = SAMPLE_RATE, seed = 1, pitch = 110 } = {}): Float32Array {
  const noise = createNoise(seed);
  const resonances = [640, 1700].map((hertz) => resonance(hertz, sampleRate));
  const sound = new Float32Array(Math.round(seconds * sampleRate));
  for (let index = 0; index < sound.length; index++) {
    const time = index / sampleRate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * time + seed)) ** 0.6;
    const isVoiced = Math.floor(time * 3.1) % 3 !== 0;
    const isPulse = index % Math.round(sampleRate / (pitch * (1 + 0.05 * Math.sin(time * 9)))) === 0;
    const source = isVoiced ? Number(isPulse) * 3 : noise() * 0.12;
    sound[index] = syllable * resonances.reduce((sum, filter) => sum + filter(source), 0) * 0.03;
  }
  return sound;
}

function resonance(hertz: number, sampleRate: number): (input: number) => number {
  const radius = Math.exp((-Math.PI * 90) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [one, two] = [0, 0];
  return (input) => {
    const output = input + turn * one - radius * radius * two;
    two = one;
    one = output;
    return output;
  };
}

/** Sounds one after another. */
export function join(...sounds: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(sounds.reduce((sum, sound) => sum + sound.length, 0));
  let at = 0;
  for (const sound of sounds) {
    joined.set(sound, at);
    at += sound.length;
  }
  return joined;
}

/** Silence of `seconds`. */
export function silence(seconds: number, sampleRate = SAMPLE_RATE): Float32Array {
  return new Float32Array(Math.round(seconds * sampleRate));
}

/** Sound as 16 bit numbers. */
export function toPcm(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))));
}

/** A mono 16 bit WAV file; `dataBytes` puts a false length into its header. */
export function wavFile(samples: Float32Array, sampleRate = SAMPLE_RATE, dataBytes = samples.length * 2): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(Math.min(0xffffffff, dataBytes + 36), 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return Buffer.concat([header, Buffer.from(toPcm(samples).buffer)]);
}

/** Root mean square of samples `from` to `to`. */
export function level(samples: Float32Array, from = 0, to = samples.length): number {
  return Math.sqrt(samples.subarray(from, to).reduce((sum, sample) => sum + sample * sample, 0) / (to - from));
}

/** Amplitude of one frequency in the middle half of a sound (Hann window, so that others do not leak in). */
export function amplitudeAt(samples: Float32Array, hertz: number, sampleRate = SAMPLE_RATE): number {
  const from = Math.floor(samples.length / 4);
  const length = Math.floor(samples.length / 2);
  let [real, imaginary, weights] = [0, 0, 0];
  for (let index = 0; index < length; index++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length);
    const angle = (2 * Math.PI * hertz * (from + index)) / sampleRate;
    real += (samples[from + index] ?? 0) * window * Math.cos(angle);
    imaginary += (samples[from + index] ?? 0) * window * Math.sin(angle);
    weights += window;
  }
  return (2 * Math.hypot(real, imaginary)) / weights;
}
