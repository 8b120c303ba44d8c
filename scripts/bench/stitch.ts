import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import type { Clip, UtteranceClip } from '../../src/model/clip.ts';
import type { TimelineFile } from '../../src/model/timeline.ts';
import { type StitchRequest, stitch } from '../../src/stitch/stitch.ts';
import { mediaFolder } from '../../src/store/paths.ts';
import { makeVoice, storeClip } from '../../tests/unit/stitch/make-voice.ts';
import {
  createRandom,
  makeClips,
  makeScript,
  makeSegment,
  makeUtterance,
} from '../../tests/unit/stitch/random-episode.ts';

// Stitch against a bare ffmpeg encode of the same programme, taken in turn in one run:
// `npx tsx scripts/bench/stitch.ts [clips] [rounds]`.

const run = promisify(execFile);
const SIGNAL = new AbortController().signal;
const EPISODE = { show: 'bench', id: 'one' };
const FFMPEG = createFfmpeg({ path: 'ffmpeg' });
const VOICES = 24;

const clipCount = Number(process.argv[2] ?? 600);
const rounds = Number(process.argv[3] ?? 3);
const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
try {
  const request = await makeRequest(home, clipCount);
  const first = await stitch(request, SIGNAL);
  const programme = join(home, 'programme.wav');
  await run('ffmpeg', ['-v', 'error', '-i', masterPath(first), programme]);
  printTable(await measure(request, first, programme), first);
} finally {
  await rm(home, { recursive: true, force: true });
}

/** An episode of so many clips of 2 to 12 s in three voices, one clip a segment. */
async function makeRequest(folder: string, count: number): Promise<StitchRequest> {
  const random = createRandom(1);
  const segments = Array.from({ length: count }, (_, index) =>
    makeSegment(`s${index}`, { document: `d${Math.floor((index * 8) / count)}`, speaker: `p${index % 3}` }),
  );
  const sounds = Array.from({ length: VOICES }, (_, voice) =>
    makeVoice(voice, 2 + 10 * random(), [110, 190, 85][voice % 3] ?? 110, 0.2 + 0.7 * random()),
  );
  const said: Record<string, UtteranceClip[]> = {};
  for (const [index, segment] of segments.entries()) {
    const key = index.toString(16).padStart(8, '0').split('').reverse().join('').padEnd(64, '0');
    const clip: Clip = await storeClip(folder, key, sounds[index % VOICES] ?? new Float32Array());
    said[segment.id] = [makeUtterance(key, clip.measure.samples)];
  }
  const show = { title: 'Bench', author: 'Bench', description: 'Bench', theme: 'default' };
  const workers = availableParallelism();
  return {
    home: folder,
    episode: EPISODE,
    script: makeScript(segments),
    clips: makeClips(said),
    show,
    ffmpeg: FFMPEG,
    workers,
  };
}

function masterPath(file: TimelineFile): string {
  return join(mediaFolder(home, EPISODE), file.masters[0]?.file ?? '');
}

async function measure(request: StitchRequest, first: TimelineFile, programme: string): Promise<Map<string, number[]>> {
  const path = masterPath(first);
  const bare = ['-v', 'error', '-y', '-i', programme, '-c:a', 'libmp3lame', '-b:a', '96k', join(home, 'bare.mp3')];
  const contenders: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['bare ffmpeg encode', () => run('ffmpeg', bare)],
    [`stitch, ${request.workers} encoders`, () => rm(path).then(() => stitch(request, SIGNAL))],
    ['stitch, 1 encoder', () => rm(path).then(() => stitch({ ...request, workers: 1 }, SIGNAL))],
    ['stitch, unchanged', () => stitch(request, SIGNAL)],
  ];
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contend] of contenders) {
      const start = performance.now();
      await contend();
      times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
    }
  }
  return times;
}

function printTable(times: ReadonlyMap<string, number[]>, file: TimelineFile): void {
  const bare = median(times.get('bare ffmpeg encode') ?? []);
  const minutes = (file.samples / 48_000 / 60).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const lines = [
    `${clipCount} clips, ${minutes} minutes, medians of ${rounds}, ${availableParallelism()} cores, Node ${process.versions.node}, this process at most ${memory} MB`,
    '',
    '| what | seconds | × bare |',
    '|---|---|---|',
    ...[...times].map(
      ([name, all]) => `| ${name} | ${(median(all) / 1000).toFixed(2)} | ${(median(all) / bare).toFixed(3)} |`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
