import { ReadoutError } from '../model/readout-error.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { mixToMono, type Sound } from './sound.ts';
import { readSamples, readWav, type WavFormat } from './wav.ts';

/**
 * Reads what a provider returned as mono sound at its own rate. WAV and bare PCM (`audio/L16;rate=24000`, `audio/pcm;rate=…`)
 * are read here, without a process; everything else by ffmpeg. The bytes decide over the media type.
 * @throws ReadoutError `bad-clip` where there is no sound in it, or what ffmpeg says.
 */
export async function readSound(
  bytes: Uint8Array,
  mediaType: string,
  ffmpeg: Pick<Ffmpeg, 'decode'>,
  signal?: AbortSignal,
): Promise<Sound> {
  const format = pcmFormat(mediaType);
  const sound =
    readWav(bytes) ?? (format && readPcm(bytes, format)) ?? (await decode(bytes, mediaType, ffmpeg, signal));
  if (sound.samples.length === 0) {
    throw new ReadoutError('bad-clip', `A sound of type ${mediaType} with ${bytes.length} bytes holds no samples.`);
  }
  if (sound.sampleRate < LOWEST_RATE || sound.sampleRate > HIGHEST_RATE) {
    throw new ReadoutError('bad-clip', `A sound of type ${mediaType} claims ${sound.sampleRate} samples per second.`);
  }
  return sound;
}

// A header is free to claim one sample per second, which would become 48,000 times as many at our rate.
const LOWEST_RATE = 4000;
const HIGHEST_RATE = 384_000;

async function decode(
  bytes: Uint8Array,
  mediaType: string,
  ffmpeg: Pick<Ffmpeg, 'decode'>,
  signal?: AbortSignal,
): Promise<Sound> {
  try {
    return await ffmpeg.decode(bytes, signal);
  } catch (cause) {
    if (!(cause instanceof ReadoutError) || cause.code !== 'bad-file') throw cause;
    throw new ReadoutError('bad-clip', `What came as ${mediaType} (${bytes.length} bytes) is no sound.`, { cause });
  }
}

/** Format of bare PCM by its media type: 16 bit, `rate` 24000 and one channel unless it says otherwise. */
function pcmFormat(mediaType: string): WavFormat | undefined {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';');
  if (!['audio/l16', 'audio/pcm', 'audio/x-pcm', 'audio/raw'].includes(type.trim())) return undefined;
  const values = new Map(parameters.map((parameter) => splitParameter(parameter)));
  return {
    channels: Number(values.get('channels') ?? 1) || 1,
    sampleRate: Number(values.get('rate') ?? 24_000) || 24_000,
    bitsPerSample: 16,
    isFloat: false,
  };
}

function splitParameter(parameter: string): [string, string] {
  const [name = '', value = ''] = parameter.split('=');
  return [name.trim(), value.trim().replaceAll('"', '')];
}

function readPcm(bytes: Uint8Array, format: WavFormat): Sound {
  // RFC 2586 makes L16 big-endian, providers send little-endian under the same name: sound is smooth one way round only.
  const start = bytes.subarray(0, 200_000);
  const isLittleEndian =
    roughness(readSamples(start, format)) <= roughness(readSamples(start, format, undefined, false));
  const samples = mixToMono(readSamples(bytes, format, undefined, isLittleEndian), format.channels);
  return { samples, sampleRate: format.sampleRate };
}

function roughness(samples: Float32Array): number {
  let sum = 0;
  for (let at = 1; at < samples.length; at++) sum += Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0));
  return sum;
}
