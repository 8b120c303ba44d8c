import { execFileSync } from 'node:child_process';
import { readWav } from '../../../src/media/wav.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';

/** Sound as services make it: mono, 16 bit. */
export interface MadeSound {
  readonly samples: Int16Array;
  readonly sampleRate: number;
}

/** Speaks for a service: with a local provider, one of whose voices stands for each of the service's. */
export interface SoundMaker {
  readonly provider: TtsProvider;
  /** The service's voices and who speaks for them. */
  readonly voices: Readonly<Record<string, string>>;
}

/** Speaks a text of any length at a rate, real or spoilt. */
export async function makeSound(
  { provider, voices }: SoundMaker,
  {
    voice,
    text,
    sampleRate,
    spoil,
  }: { voice: string; text: string; sampleRate: number; spoil: 'silent' | 'cut' | undefined },
): Promise<MadeSound> {
  const parts: Int16Array[] = [];
  for (const body of cut(text, Math.min(700, provider.capabilities.limit.amount))) {
    const { sound } = await provider.speak({ voice: voices[voice] ?? voice, body, language: 'en-US' });
    const read = readWav(sound);
    if (read === undefined) throw new Error('The local provider gave no WAV.');
    parts.push(resample(read.samples, read.sampleRate, sampleRate));
  }
  const samples = join(parts);
  if (spoil === 'silent') return { samples: samples.fill(0), sampleRate };
  return { samples: spoil === 'cut' ? cutInSpeech(samples) : samples, sampleRate };
}

function join(parts: readonly Int16Array[]): Int16Array {
  const joined = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Pieces at spaces, each no longer than the local provider takes, with something to say in each. */
function cut(text: string, longest: number): string[] {
  const pieces: string[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const space = rest.length <= longest ? rest.length : rest.lastIndexOf(' ', longest);
    const piece = rest.slice(0, space > 0 ? space : longest);
    pieces.push(piece);
    rest = rest.slice(piece.length).trim();
  }
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function resample(samples: Float32Array, from: number, to: number): Int16Array {
  return Int16Array.from({ length: Math.floor((samples.length * to) / from) }, (_, index) => {
    const at = (index * from) / to;
    const here = samples[Math.floor(at)] ?? 0;
    const next = samples[Math.floor(at) + 1] ?? here;
    return Math.max(-32_768, Math.min(32_767, Math.round((here + (next - here) * (at % 1)) * 32_767)));
  });
}

/** Ends where it is loud, some way before the end. */
function cutInSpeech(samples: Int16Array): Int16Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const end = samples.findLastIndex((sample, at) => at < samples.length * 0.6 && Math.abs(sample) > peak * 0.7);
  return samples.slice(0, end);
}

/** The sound as a file of a format. WAV is written as services stream it: its header does not know the length. */
export function encodeSound(
  { samples, sampleRate }: MadeSound,
  format: 'pcm' | 'wav' | 'mp3' | 'flac' | 'ogg',
): Uint8Array {
  const pcm = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  if (format === 'pcm') return pcm;
  if (format === 'wav') return Buffer.concat([streamingHeader(sampleRate), pcm]);
  const from = ['-f', 's16le', '-ar', String(sampleRate), '-ac', '1', '-i', 'pipe:0'];
  return execFileSync('ffmpeg', ['-v', 'error', ...from, '-f', format, 'pipe:1'], { input: pcm, maxBuffer: 1e9 });
}

function streamingHeader(sampleRate: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(0xffffffff, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(0xffffffff, 40);
  return header;
}
