import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeWav } from '../../../src/media/write-wav.ts';
import type { StitchRequest } from '../../../src/stitch/stitch.ts';
import { contentFile } from '../../../src/store/paths.ts';

const run = promisify(execFile);
const QUIET = ['-v', 'error', '-y', '-nostdin'];
const GAP_SECONDS = 0.3;
/** Debian's own: its package python3-pydub is there for no other. */
const PYTHON = '/usr/bin/python3';

/** What ffmpeg alone needs for the finished programme: the measure of everything else. */
export async function encodeBare(programme: string, folder: string): Promise<void> {
  await run('ffmpeg', [...QUIET, '-i', programme, '-c:a', 'libmp3lame', '-b:a', '96k', join(folder, 'bare.mp3')]);
}

/** The clips of an episode as WAV files, which other ways of joining begin with; a list of them for ffmpeg, and a gap. */
export async function writeClipFiles(request: StitchRequest, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const gap = join(folder, 'gap.wav');
  await run('ffmpeg', [...QUIET, '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', '-t', String(GAP_SECONDS), gap]);
  const paths: string[] = [];
  for (const [index, { utterances }] of request.clips.segments.entries()) {
    const pcm = await readFile(contentFile(request.home, 'clips', utterances[0]?.clip ?? '', 'pcm'));
    const path = join(folder, `${index}.wav`);
    await writeFile(path, writeWav(new Int16Array(new Uint8Array(pcm).buffer)));
    paths.push(path);
  }
  const list = paths.flatMap((path) => [`file '${path}'`, `file '${gap}'`]).join('\n');
  await writeFile(join(folder, 'list.txt'), list);
  return paths;
}

/** What most people write: the concat demuxer, measured by loudnorm in a first pass and made loud by it in a second. */
export async function concatAndNormalise(folder: string): Promise<void> {
  const input = [...QUIET.slice(2), '-f', 'concat', '-safe', '0', '-i', join(folder, 'list.txt')];
  const target = 'loudnorm=I=-16:TP=-1.5:LRA=11';
  const { stderr } = await run('ffmpeg', [...input, '-af', `${target}:print_format=json`, '-f', 'null', '-'], {
    maxBuffer: 1 << 26,
  });
  const measured = /\{[^{}]*"input_i"[^{}]*\}/u.exec(stderr)?.[0] ?? '{}';
  const figure = (name: string): string => new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`, 'u').exec(measured)?.[1] ?? '0';
  const known = `measured_I=${figure('input_i')}:measured_TP=${figure('input_tp')}:measured_LRA=${figure('input_lra')}:measured_thresh=${figure('input_thresh')}`;
  const output = ['-ar', '48000', '-c:a', 'libmp3lame', '-b:a', '96k', join(folder, 'loudnorm.mp3')];
  await run('ffmpeg', [...input, '-af', `${target}:${known}:linear=true`, ...output]);
}

/** Whether pydub can be used here. */
export async function hasPydub(): Promise<boolean> {
  return run(PYTHON, ['-c', 'import pydub']).then(
    () => true,
    () => false,
  );
}

const PYDUB = `
import sys
from pydub import AudioSegment
joined = AudioSegment.empty()
for path in sys.stdin.read().split('\\n'):
    joined += AudioSegment.from_file(path) + AudioSegment.silent(300, 48000)
joined.export(sys.argv[1], format='mp3', bitrate='96k')
`;

/** Joining as a script with pydub does it. */
export async function joinWithPydub(paths: readonly string[], folder: string): Promise<void> {
  const running = run(PYTHON, ['-c', PYDUB, join(folder, 'pydub.mp3')]);
  running.child.stdin?.end(paths.join('\n'));
  await running;
}
