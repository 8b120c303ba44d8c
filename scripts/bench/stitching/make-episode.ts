import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import type { Clip, UtteranceClip } from '../../../src/model/clip.ts';
import type { StitchRequest } from '../../../src/stitch/stitch.ts';
import { contentFile } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from '../../../tests/unit/stitch/make-voice.ts';
import {
  createRandom,
  makeClips,
  makeScript,
  makeSegment,
  makeUtterance,
} from '../../../tests/unit/stitch/random-episode.ts';

/** An episode to be stitched, and the same with one line changed. */
export interface BenchEpisode {
  readonly request: StitchRequest;
  readonly changed: StitchRequest;
}

const VOICES = 24;
const CHAPTERS = 8;

/** An episode of so many clips of 2 to 12 s in three voices, one clip a segment; the changed line is another one in length too. */
export async function makeBenchEpisode(home: string, clips: number, theme: string): Promise<BenchEpisode> {
  const random = createRandom(1);
  const segments = Array.from({ length: clips }, (_, index) =>
    makeSegment(`s${index}`, {
      document: theme === 'plain' ? 'd0' : `d${Math.floor((index * CHAPTERS) / clips)}`,
      speaker: `p${index % 3}`,
      kind: index === 0 ? 'intro' : index === clips - 1 ? 'outro' : 'paragraph',
    }),
  );
  const sounds = Array.from({ length: VOICES }, (_, voice) =>
    makeVoice(voice, 2 + 10 * random(), [110, 190, 85][voice % 3] ?? 110, 0.2 + 0.7 * random()),
  );
  const made = new Map<number, Clip>();
  const say = async (index: number, voice: number, mark: string): Promise<UtteranceClip> => {
    const key = `${index.toString(16).padStart(8, '0').split('').reverse().join('')}${mark}`.padEnd(64, '0');
    const known = made.get(voice % VOICES);
    const clip = known ?? (await storeClip(home, key, sounds[voice % VOICES] ?? new Float32Array()));
    made.set(voice % VOICES, clip);
    if (known !== undefined) await copyClip(home, known, key);
    return makeUtterance(key, clip.measure.samples);
  };
  const said: Record<string, UtteranceClip[]> = {};
  for (const [index, { id }] of segments.entries()) said[id] = [await say(index, index, '')];
  const middle = Math.floor(clips / 2);
  const other = { ...said, [`s${middle}`]: [await say(middle, middle + 3, 'b')] };
  const request: StitchRequest = {
    home,
    episode: { show: 'bench', id: 'one' },
    script: makeScript(segments),
    clips: makeClips(said),
    show: { title: 'Bench', author: 'Bench', description: 'Bench', theme },
    ffmpeg: createFfmpeg({ path: 'ffmpeg' }),
    workers: availableParallelism(),
  };
  return { request, changed: { ...request, clips: makeClips(other) } };
}

/** The same sound as a clip of its own. */
async function copyClip(home: string, clip: Clip, key: string): Promise<void> {
  const sound = contentFile(home, 'clips', key, 'pcm');
  await mkdir(dirname(sound), { recursive: true });
  await copyFile(contentFile(home, 'clips', clip.key, 'pcm'), sound);
  const record: unknown = JSON.parse(await readFile(contentFile(home, 'clips', clip.key, 'json'), 'utf8'));
  await writeFile(contentFile(home, 'clips', key, 'json'), JSON.stringify(Object.assign({}, record, { key })));
}
