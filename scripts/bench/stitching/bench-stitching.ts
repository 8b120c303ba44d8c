import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { measureFile } from '../../../src/media/measure-file.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { type StitchRequest, stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { makeBenchEpisode } from './make-episode.ts';
import { concatAndNormalise, encodeBare, hasPydub, joinWithPydub, writeClipFiles } from './others.ts';
import { stitchAlone } from './peak-memory.ts';

const run = promisify(execFile);
const SIGNAL = new AbortController().signal;

/** What was measured at one size; times in ms, one for each round, taken in turn. */
export interface StitchingFigures {
  readonly clips: number;
  readonly minutes: number;
  readonly times: ReadonlyMap<string, readonly number[]>;
  /** Of the decoded file, from -16 LUFS. */
  readonly loudnessError: number;
  readonly truePeak: number;
  /** Of all processes while the whole episode is stitched. */
  readonly megabytes: number;
  /** Whether the edited master is that of a clean build, byte for byte. */
  readonly isEditExact: boolean;
}

/** Names of what is measured, as they stand in the table. */
export const NAMES = {
  bare: 'bare ffmpeg encode',
  speech: 'speech only, all cores',
  full: 'with bed, ducking, chapters, all cores',
  oneCore: 'speech only, one encoder',
  unchanged: 'unchanged',
  retitled: 'only the title changed (cached frames)',
  edited: 'one line changed',
  loudnorm: 'ffmpeg concat + two-pass loudnorm',
  pydub: 'pydub joining',
} as const;

/** Measures all ways of stitching an episode of so many clips, in turn, in a folder for its data. */
export async function benchStitching(
  home: string,
  { clips, rounds, withOthers }: { readonly clips: number; readonly rounds: number; readonly withOthers: boolean },
): Promise<StitchingFigures> {
  const plain = await makeBenchEpisode(home, clips, 'plain');
  // The same clips under the same keys.
  const full = await makeBenchEpisode(home, clips, 'default');
  const request = inFolder(full.request, 'full');
  const { file, megabytes } = await stitchAlone(request);
  const heard = await measureFile(masterPath(request, file), request.ffmpeg);
  const programme = join(home, 'programme.wav');
  await run('ffmpeg', ['-v', 'error', '-y', '-i', masterPath(request, file), programme]);
  const contenders = contendersOf(home, programme, { plain: plain.request, full: full.request, edited: plain.changed });
  if (withOthers) contenders.push(...(await otherContenders(plain.request, join(home, 'files'))));
  const times = await takeTurns(contenders, rounds);
  return {
    clips,
    minutes: file.samples / 48_000 / 60,
    times,
    loudnessError: heard.lufs + 16,
    truePeak: heard.truePeak,
    megabytes,
    isEditExact: await isEditExact(plain),
  };
}

interface Contender {
  readonly name: string;
  /** Not counted. */
  readonly prepare?: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
}

function contendersOf(
  home: string,
  programme: string,
  { plain, full, edited }: Readonly<Record<'plain' | 'full' | 'edited', StitchRequest>>,
): Contender[] {
  const clean = (request: StitchRequest) => () => rm(folderOf(request), { recursive: true, force: true });
  const [fresh, withBed, single, kept] = [
    inFolder(plain, 'fresh'),
    inFolder(full, 'bed'),
    inFolder(plain, 'single'),
    inFolder(plain, 'kept'),
  ];
  const retitled = { ...kept, script: { ...kept.script, title: 'Another title' } };
  const from = async (): Promise<void> => {
    await clean(kept)();
    await stitch(kept, SIGNAL);
  };
  return [
    { name: NAMES.bare, run: () => encodeBare(programme, home) },
    { name: NAMES.speech, prepare: clean(fresh), run: () => stitch(fresh, SIGNAL) },
    { name: NAMES.full, prepare: clean(withBed), run: () => stitch(withBed, SIGNAL) },
    { name: NAMES.oneCore, prepare: clean(single), run: () => stitch({ ...single, workers: 1 }, SIGNAL) },
    { name: NAMES.unchanged, prepare: from, run: () => stitch(kept, SIGNAL) },
    { name: NAMES.retitled, run: () => stitch(retitled, SIGNAL) },
    { name: NAMES.edited, prepare: () => stitch(kept, SIGNAL), run: () => stitch(inFolder(edited, 'kept'), SIGNAL) },
  ];
}

async function otherContenders(request: StitchRequest, folder: string): Promise<Contender[]> {
  const paths = await writeClipFiles(request, folder);
  const loudnorm = { name: NAMES.loudnorm, run: () => concatAndNormalise(folder) };
  if (!(await hasPydub())) return [loudnorm];
  return [loudnorm, { name: NAMES.pydub, run: () => joinWithPydub(paths, folder) }];
}

/** In turn, so that a machine that is busy for a while is so for all of them. */
async function takeTurns(contenders: readonly Contender[], rounds: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, prepare, run: contend } of contenders) {
      await prepare?.();
      const start = performance.now();
      await contend();
      times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
    }
  }
  return times;
}

async function isEditExact({ request, changed }: { request: StitchRequest; changed: StitchRequest }): Promise<boolean> {
  await stitch(inFolder(request, 'exact'), SIGNAL);
  const made = [];
  for (const folder of ['exact', 'clean']) {
    const there = inFolder(changed, folder);
    made.push(await readFile(masterPath(there, await stitch(there, SIGNAL))));
  }
  const [edited, clean] = made;
  return edited !== undefined && clean !== undefined && edited.equals(clean);
}

function inFolder(request: StitchRequest, id: string): StitchRequest {
  return { ...request, episode: { ...request.episode, id } };
}

function folderOf({ home, episode }: StitchRequest): string {
  return mediaFolder(home, episode);
}

function masterPath(request: StitchRequest, file: TimelineFile): string {
  return join(folderOf(request), file.masters[0]?.file ?? '');
}
