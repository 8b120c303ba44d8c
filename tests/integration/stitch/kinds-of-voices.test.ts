import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.ts';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { measureFile } from '../../../src/media/measure-file.ts';
import { readSound } from '../../../src/media/read-sound.ts';
import type { Sound } from '../../../src/media/sound.ts';
import type { UtteranceClip } from '../../../src/model/clip.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';
import { stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { makeProvider } from '../../contract/make-provider.ts';
import { makeVoice, storeClip } from '../../unit/stitch/make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from '../../unit/stitch/random-episode.ts';

const run = promisify(execFile);
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const { signal } = new AbortController();
const SHOW = { title: 'Harbour News', author: 'The Harbour', description: 'News by the sea.', theme: 'default' };
/** Voices of which the other encoders make more or less than of most; all would take a minute. */
const IN_ALL_RENDITIONS = ['a usual one', "a peaky one of espeak's", 'one that is loud and clipped'];
const RENDITIONS = ['podcast' as const, 'opus' as const, 'm4a' as const];
const SENTENCES = [
  'The council of Quillby voted on Tuesday to rebuild the pier, which a storm had broken in January.',
  'Nobody knows yet who is going to pay for it.',
  'Work begins in spring, says Marta Okoye, and ends before the herring comes.',
  'Until then the ferry leaves from the old mill.',
];
const WORDS = ['Yes.', 'No.', 'Really?', 'When?', 'In May.', 'Perhaps.'];
/** Samples around an edge within which a click would be. */
const AROUND = 24;

let home: string;
let flite: TtsProvider;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-voices-'));
  flite = makeProvider('flite');
});

afterAll(async () => {
  await flite.close();
  await rm(home, { recursive: true, force: true });
});

type Voice = (text: string, index: number) => Promise<Sound>;

const sayFlite = (voice: string, change: (samples: Float32Array) => Float32Array): Voice => {
  return async (text) => {
    const { sound, mediaType } = await flite.speak({ voice, body: text, language: 'en-US' });
    const { samples, sampleRate } = await readSound(sound, mediaType, ffmpeg);
    return { samples: change(samples), sampleRate };
  };
};

const sayEspeak = (...words: string[]): Voice => {
  return async (text) => {
    const child = spawnSync(loadConfig({}).programs.espeak, [...words, '--stdin', '--stdout'], {
      input: text,
      maxBuffer: 1e8,
    });
    return readSound(child.stdout, 'audio/wav', ffmpeg);
  };
};

const sayWord = sayEspeak('-v', 'en-us');

/** Silence and a constant offset around speech, of two seconds each. */
function withEdges(samples: Float32Array): Float32Array {
  const padded = new Float32Array(samples.length + 64_000).fill(0.02);
  for (const [at, sample] of samples.entries()) padded[32_000 + at] = sample + 0.02;
  return padded;
}

const VOICES: Readonly<Record<string, Voice>> = {
  'a usual one': sayFlite('rms', (samples) => samples),
  "one of espeak's": sayEspeak('-v', 'en-us'),
  "a peaky one of espeak's": sayEspeak('-v', 'en-us+croak', '-p', '0'),
  'a very quiet one': sayFlite('slt', (samples) => samples.map((sample) => Math.round(sample * 160) / 32_768)),
  'one that is silent at the edges': sayFlite('awb', withEdges),
  'one that is loud and clipped': sayFlite('kal16', (samples) =>
    samples.map((sample) => Math.max(-1, Math.min(1, sample * 8))),
  ),
  'one that says a word at a time': (_, index) => sayWord(WORDS[index % WORDS.length] ?? '', index),
  'one of very low pitch': async (_, index) => ({ samples: makeVoice(index, 3, 52, 0.6), sampleRate: 24_000 }),
};

/** An episode that one voice speaks, mastered. */
async function master(
  show: string,
  speak: Voice,
  renditions: (typeof RENDITIONS)[number][],
): Promise<{ timeline: TimelineFile; path: string }> {
  const script = makeScript([
    makeSegment('intro', { kind: 'intro' }),
    makeSegment('title', { kind: 'title' }),
    makeSegment('one', {}, 3),
    makeSegment('two', {}, 3),
  ]);
  const said: Record<string, UtteranceClip[]> = {};
  let index = 0;
  for (const segment of script.segments) {
    const utterances: UtteranceClip[] = [];
    for (const sentence of segment.sentences.keys()) {
      const { samples, sampleRate } = await speak(SENTENCES[index % SENTENCES.length] ?? '', index);
      const key = Buffer.from(`${show}${index}`).toString('hex').padEnd(64, '0');
      const clip = await storeClip(home, key, samples, -19, sampleRate);
      utterances.push(makeUtterance(key, clip.measure.samples, { sentence }));
      index += 1;
    }
    said[segment.id] = utterances;
  }
  const episode = { show, id: 'one' };
  const request = { home, episode, script, clips: makeClips(said), show: { ...SHOW, renditions }, ffmpeg, workers: 2 };
  const timeline = await stitch(request, signal);
  return { timeline, path: join(mediaFolder(home, episode), timeline.masters[0]?.file ?? '') };
}

function largestStep(sound: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let at = Math.max(1, from); at < Math.min(sound.length, to); at++) {
    most = Math.max(most, Math.abs((sound[at] ?? 0) - (sound[at - 1] ?? 0)));
  }
  return most;
}

/** What the tools of others count in an MP3, by sample and by warning. */
async function expectCleanFile(path: string, samples: number): Promise<void> {
  const wav = `${path}.wav`;
  await run('lame', ['--quiet', '--decode', path, wav]);
  expect(((await stat(wav)).size - 44) / 2).toBe(samples);
  const { stdout } = await run('mp3val', [path]);
  expect(stdout).not.toContain('WARNING');
}

it.each(Object.entries(VOICES))(
  'masters %s to the sample, the loudness and the peak, without a click',
  async (name, speak) => {
    const { timeline, path } = await master(
      `show-${Object.keys(VOICES).indexOf(name)}`,
      speak,
      IN_ALL_RENDITIONS.includes(name) ? RENDITIONS : ['podcast'],
    );
    const measured = await measureFile(path, ffmpeg, signal);
    expect(measured.samples).toBe(timeline.samples);
    expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(0.1);
    expect(measured.truePeak).toBeLessThanOrEqual(-1);
    for (const { rendition, file } of timeline.masters.slice(1)) {
      const other = await measureFile(join(dirname(path), file), ffmpeg, signal);
      expect(Math.abs(other.lufs + 16), rendition).toBeLessThanOrEqual(0.1);
      expect(other.truePeak, rendition).toBeLessThanOrEqual(-1);
    }
    await expectCleanFile(path, timeline.samples);
    const sound = await ffmpeg.decodeFile(path, { sampleRate: 48_000, channels: 1 });
    const spoken = timeline.cues.filter((cue) => cue.kind === 'clip');
    const inside = spoken.map(({ at, samples }) => largestStep(sound, at + AROUND, at + samples - AROUND));
    const edges = spoken.flatMap(({ at, samples }) => [at, at + samples]);
    const joins = edges.map((edge) => largestStep(sound, edge - AROUND, edge + AROUND));
    expect(joins.length).toBe(16);
    expect(Math.max(...joins)).toBeLessThan(Math.min(...inside));
  },
);
