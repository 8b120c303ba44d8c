import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import fluentFfmpeg from 'fluent-ffmpeg';
import { SAMPLE_RATE } from '../model/units.ts';
import { ffmpegError } from './ffmpeg-error.ts';
import { type Mp3Encoder, outputOf, startProcess } from './ffmpeg-process.ts';
import { askOnce } from './program-version.ts';
import { gatherSamples, joinBlocks, readWavStream, type SoundBlock } from './read-wav-stream.ts';
import { mixToMono, type Sound } from './sound.ts';

/** What a file is decoded to; rate and channels that are left out stay as they are in the file. */
export interface DecodedFormat {
  readonly sampleRate?: number;
  readonly channels?: number;
  /** 32 is floating point, and the default; 16 is half as much to hand over, and cuts off what is beyond full scale. */
  readonly bitsPerSample?: 16 | 32;
}

/** A file to be encoded by one of ffmpeg's own containers. */
export interface FileEncoderSettings {
  readonly codec: 'opus' | 'aac';
  readonly bitrateKbps: number;
  /** A file in ffmpeg's own form for metadata, with chapters. */
  readonly metadata: string;
  /** A JPEG to be its cover, where the container takes one; Ogg has its own in the metadata. */
  readonly cover?: string | undefined;
  readonly path: string;
}

/** Everything Readout asks of ffmpeg. */
export interface Ffmpeg {
  /** First line of `ffmpeg -version`, shortened to the version. @throws ReadoutError `tool-missing`. */
  version(signal?: AbortSignal): Promise<string>;
  /** Decodes a whole file held in memory (any format) to mono at its own rate. @throws ReadoutError `bad-file` where it cannot be read. */
  decode(bytes: Uint8Array, signal?: AbortSignal): Promise<Sound>;
  /** Decodes a file to interleaved samples, all in memory: for short files. Soon after `enoughSamples` it stops, where that is given. */
  decodeFile(
    path: string,
    format: { sampleRate: number; channels: number; enoughSamples?: number },
    signal?: AbortSignal,
  ): Promise<Float32Array>;
  /** Decodes a file of any length block by block. */
  streamFile(path: string, format: DecodedFormat, signal?: AbortSignal): AsyncIterable<SoundBlock>;
  /** Starts an encoder that writes a whole file: mono 48 kHz s16le goes in. */
  startFileEncoder(settings: FileEncoderSettings, signal?: AbortSignal): Omit<Mp3Encoder, 'output'>;
  /** Starts an MP3 encoder whose frames depend on recent input only, so that pieces join exactly. */
  startMp3Encoder(settings: { bitrateKbps: number; channels: number }, signal?: AbortSignal): Mp3Encoder;
}

/** The wrapper around the ffmpeg program at `path` (a name is looked up in PATH). */
export function createFfmpeg({ path }: { readonly path: string }): Ffmpeg {
  const version = (signal?: AbortSignal): Promise<string> =>
    askOnce(path, async () => {
      const running = startProcess(path, ['-version'], 'asking its version', signal);
      const text = Buffer.concat(await collect(outputOf(running)));
      return /^ffmpeg version (\S+)/u.exec(text.toString())?.[1] ?? 'unknown';
    });
  return {
    version,
    streamFile: (file, format, signal) => readWavStream(decodeStream(path, file, format, signal)),
    decode: (bytes, signal) => decodeBytes(path, bytes, signal),
    async decodeFile(file, format, signal) {
      // fluent-ffmpeg crashes the whole process when its program cannot be started, so that is found out first.
      await version(signal);
      const blocks = readWavStream(decodeWithFluent(path, file, format, signal));
      return (await gatherSamples(blocks, format.enoughSamples ?? Number.POSITIVE_INFINITY)).slice();
    },
    startFileEncoder: (settings, signal) =>
      startProcess(path, fileArguments(settings), `encoding ${settings.codec}`, signal),
    startMp3Encoder: (settings, signal) => startProcess(path, encoderArguments(settings), 'encoding MP3', signal),
  };
}

// A file that is given to us may be a playlist in disguise: only these demuxers may open it, and only from here. None of them
// opens another file: "mov" does so only where it is told to, and "avi" reads subtitles with demuxers of this list.
const DEMUXERS =
  'wav,w64,mp3,flac,ogg,aac,mov,matroska,aiff,caf,au,amr,asf,loas,wv,tta,ape,ac3,eac3,dts,avi,flv,mpegts,mpeg,voc';
const READING = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-format_whitelist', DEMUXERS];

function encoderArguments({ bitrateKbps, channels }: { bitrateKbps: number; channels: number }): string[] {
  const input = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', String(channels), '-i', 'pipe:0'];
  // Without a bit reservoir a frame depends on recent input only; without the muxer's header every byte is a frame.
  const encoder = ['-c:a', 'libmp3lame', '-b:a', `${bitrateKbps}k`, '-reservoir', '0'];
  const muxer = ['-f', 'mp3', '-write_xing', '0', '-id3v2_version', '0', '-flush_packets', '0', 'pipe:1'];
  return ['-hide_banner', '-loglevel', 'error', ...input, '-map_metadata', '-1', ...encoder, ...muxer];
}

function fileArguments({ codec, bitrateKbps, metadata, cover, path }: FileEncoderSettings): string[] {
  const sound = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', 'pipe:0'];
  const about = ['-f', 'ffmetadata', '-i', `file:${metadata}`];
  const picture = cover === undefined ? [] : ['-f', 'jpeg_pipe', '-i', `file:${cover}`];
  const shown = cover === undefined ? [] : ['-map', '2:v', '-c:v', 'copy', '-disposition:v:0', 'attached_pic'];
  const parts = ['-map', '0:a', ...shown, '-map_metadata', '1', '-map_chapters', '1'];
  // "bitexact" leaves out times and random serial numbers, so that the same sound gives the same file.
  const exact = ['-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const encoder = codec === 'opus' ? ['-c:a', 'libopus', '-application', 'audio'] : ['-c:a', 'aac'];
  // The index goes to the front, so that a player can begin before it has everything.
  const container = codec === 'opus' ? ['-f', 'opus'] : ['-movflags', '+faststart', '-f', 'ipod'];
  const output = ['-b:a', `${bitrateKbps}k`, ...exact, ...container, '-y', `file:${path}`];
  // Without "xerror" ffmpeg ends well where the disk is too full for the end of the file.
  const first = ['-hide_banner', '-loglevel', 'error', '-xerror'];
  return [...first, ...sound, ...about, ...picture, ...parts, ...encoder, ...output];
}

async function decodeBytes(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<Sound> {
  // MP4 may keep its index at the end, which a pipe cannot seek to.
  const isMp4 = Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp';
  const folder = isMp4 ? await mkdtemp(join(tmpdir(), 'readout-')) : undefined;
  try {
    if (folder !== undefined) await writeFile(join(folder, 'sound'), bytes, { signal });
    const source = folder === undefined ? 'pipe:0' : `file:${join(folder, 'sound')}`;
    const output = ['-vn', '-c:a', 'pcm_f32le', '-f', 'wav', 'pipe:1'];
    const running = startProcess(path, [...READING, '-i', source, ...output], 'decoding a sound', signal);
    running.input.end(folder === undefined ? bytes : undefined);
    return asMono(await collect(readWavStream(outputOf(running))));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Without a wrapper, which asks ffmpeg for its abilities first: that takes a third of a second. */
async function* decodeStream(path: string, file: string, format: DecodedFormat, signal?: AbortSignal) {
  const { sampleRate, channels, bitsPerSample } = format;
  const rate = sampleRate === undefined ? [] : ['-ar', String(sampleRate)];
  const mixed = channels === undefined ? [] : ['-ac', String(channels)];
  const codec = ['-vn', '-c:a', bitsPerSample === 16 ? 'pcm_s16le' : 'pcm_f32le'];
  const output = [...codec, ...rate, ...mixed, '-flush_packets', '0', '-f', 'wav', 'pipe:1'];
  const programArguments = [...READING, '-i', `file:${resolve(file)}`, ...output];
  const running = startProcess(path, programArguments, `decoding ${file}`, signal);
  running.input.end();
  yield* outputOf(running);
}

async function* decodeWithFluent(
  path: string,
  file: string,
  { sampleRate, channels }: Required<Pick<DecodedFormat, 'sampleRate' | 'channels'>>,
  signal?: AbortSignal,
) {
  // It takes an early "close" of the stream for a fault, so the stream never says "close".
  const output = new PassThrough({ emitClose: false });
  const doing = `decoding ${file}`;
  const command = fluentFfmpeg({ source: `file:${resolve(file)}`, stdoutLines: 20 })
    .setFfmpegPath(path)
    .inputOptions(READING)
    .noVideo()
    .audioCodec('pcm_f32le')
    .audioFrequency(sampleRate)
    .audioChannels(channels)
    .format('wav');
  const stop = (): void => {
    command.kill('SIGTERM');
  };
  const finished = new Promise<void>((fulfil, reject) => {
    command.on('end', () => fulfil());
    command.on('error', (cause: Error, _stdout, said: string | null) =>
      reject(ffmpegError({ path, doing, cause, said: said ?? '' }, signal)),
    );
    command.on('start', () => signal?.aborted && stop());
  });
  finished.catch((error) => output.destroy(error));
  signal?.addEventListener('abort', stop, { once: true });
  command.pipe(output);
  try {
    yield* outputOf({ output, finished, stop });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function asMono(blocks: readonly SoundBlock[]): Sound {
  const { channels = 1, sampleRate = SAMPLE_RATE } = blocks[0]?.format ?? {};
  return { samples: mixToMono(joinBlocks(blocks), channels), sampleRate };
}
