import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import { type Script, scriptSchema } from '../../src/model/script.ts';
import { spokenText } from '../../src/model/speech-plan.ts';
import { type TimelineFile, timelineFileSchema } from '../../src/model/timeline.ts';
import { artefactFile, enginesFolder } from '../../src/store/paths.ts';
import { measurePitch } from '../contract/measure-pitch.ts';
import { hasKokoro, TEST_ENGINES_HOME } from '../contract/test-engines.ts';
import { matchWords, wordsOf } from './recognition/match-words.ts';
import { hasRecogniser, RECOGNISER_RATE, recognise } from './recognition/recognise.ts';
import { makeWorkplace, parseEpisode, readout, type Workplace } from './run-readout.ts';

const PAGE = `The Bridge at Stone Harbor

The old bridge at Stone Harbor will close for good in the spring. Robert Hill has looked after it since he was a boy. We met him at the gate on a cold morning.

Interviewer: How did you learn to look after a bridge?

Robert Hill: My father showed me every bolt and every board. We painted the rails each summer and cleared the snow each winter.

Interviewer: What will you miss the most?

Robert Hill: I will miss the sound of the water under the boards at night.
`;

it('notices a sentence that is missing, in another place, or said twice', () => {
  const [one, two, three] = ['the bell rang at noon', 'nobody came to the door', 'then the rain began'].map(wordsOf);
  const sentences = [one ?? [], two ?? [], three ?? []];
  expect(matchWords(sentences, sentences.flat())).toEqual({ recalls: [1, 1, 1], insertions: 0 });
  expect(
    Math.min(
      ...matchWords(
        sentences,
        [one, three].flatMap((words) => words ?? []),
      ).recalls,
    ),
  ).toBeLessThan(0.5);
  expect(
    Math.min(
      ...matchWords(
        sentences,
        [two, one, three].flatMap((words) => words ?? []),
      ).recalls,
    ),
  ).toBeLessThan(0.5);
  expect(
    matchWords(
      sentences,
      [one, one, two, three].flatMap((words) => words ?? []),
    ).insertions,
  ).toBe(5);
});

if (await hasRecogniser()) {
  describeSpeech('flite', { narrator: 'rms' });
  if (await hasKokoro()) describeSpeech('kokoro', { narrator: 'af_heart' });
}

/** Share of a sentence's words that must be heard. */
const LEAST_RECALL = 0.8;
/** 50 ms. */
const FADE = RECOGNISER_RATE / 20;

/** A finished episode is listened to: every sentence of its script is heard in its place, each speaker in a voice of their own. */
function describeSpeech(provider: string, { narrator }: { readonly narrator: string }): void {
  describe(`an episode spoken by ${provider}`, () => {
    let place: Workplace;
    let script: Script;
    let timeline: TimelineFile;
    let speech: Float32Array;

    beforeAll(async () => {
      place = await makeWorkplace();
      await mkdir(place.home, { recursive: true });
      await symlink(enginesFolder(TEST_ENGINES_HOME), enginesFolder(place.home));
      await place.write('bridge.txt', PAGE);
      const ended = await readout(place, ['build', 'bridge.txt', '--provider', provider, '--json']);
      const episode = parseEpisode(ended);
      const read = async (stage: 'script' | 'stitch') =>
        JSON.parse(await readFile(artefactFile(place.home, episode, stage), 'utf8'));
      script = scriptSchema.parse(await read('script'));
      timeline = timelineFileSchema.parse(await read('stitch'));
      const shape = { sampleRate: RECOGNISER_RATE, channels: 1 } as const;
      const media = join(place.home, episode.result?.media ?? '');
      speech = await createFfmpeg({ path: 'ffmpeg' }).decodeFile(media, shape, AbortSignal.timeout(60_000));
    }, 400_000);
    afterAll(() => place.remove());

    it('has three voices', () => {
      const voices = script.speakers.map(({ voice }) => voice);
      expect(new Set(voices).size).toBe(3);
      expect(voices).toContain(`${provider}:${narrator}`);
    });

    it('says every sentence of its script, in order and nothing else', async () => {
      const sentences = script.segments.flatMap((segment) =>
        segment.sentences.map(({ plan }) => wordsOf(spokenText(plan))),
      );
      const heard = await recognise(withoutGaps(), sentences);
      const { recalls, insertions } = matchWords(sentences, heard);
      const missed = sentences.flatMap((words, at) =>
        (recalls[at] ?? 0) < LEAST_RECALL ? [`${recalls[at]?.toFixed(2)}: ${words.join(' ')}`] : [],
      );
      expect(missed, heard.join(' ')).toEqual([]);
      expect(insertions).toBeLessThanOrEqual(5);
    });

    it('gives each speaker the pitch of their voice, and to no two the same', async () => {
      const listed = await readout(place, ['voices', '--instance', provider, '--json']);
      const known: { id: string; pitchHz: number }[] = JSON.parse(listed.stdout);
      const pitches = script.speakers.map(({ id, voice }) => ({
        measured: measurePitch({ samples: soundOf(id), sampleRate: RECOGNISER_RATE }),
        claimed: known.find((one) => one.id === voice)?.pitchHz ?? 0,
      }));
      const told = JSON.stringify(pitches);
      for (const { measured, claimed } of pitches) {
        // A neural voice is higher in a question than in the sentence that it was measured on.
        expect(measured, told).toBeGreaterThan(claimed * 0.85);
        expect(measured, told).toBeLessThan(claimed * 1.15);
      }
      const ordered = [...pitches].sort((one, other) => one.claimed - other.claimed);
      for (const [at, { measured }] of ordered.entries()) {
        expect(measured / (ordered[at - 1]?.measured ?? 1), told).toBeGreaterThan(1.06);
      }
      console.info(`${provider}: pitches ${told}`);
    });

    /** The episode without what plays while nobody speaks: a recogniser hears words in music, and in music that is cut off. */
    function withoutGaps(): Float32Array {
      const gains = new Float32Array(speech.length);
      const step = timeline.sampleRate / RECOGNISER_RATE;
      for (const cue of timeline.cues) {
        if (cue.kind !== 'clip') continue;
        const [from, to] = [Math.round(cue.at / step), Math.round((cue.at + cue.samples) / step)];
        for (let at = Math.max(0, from - FADE); at < Math.min(gains.length, to + FADE); at++) {
          const away = Math.max(from - at, at - to, 0);
          gains[at] = Math.max(gains[at] ?? 0, 1 - away / FADE);
        }
      }
      return speech.map((sample, at) => sample * (gains[at] ?? 0));
    }

    /** What a speaker says where no music plays. */
    function soundOf(speaker: string): Float32Array {
      const segments = script.segments.filter(
        (segment) => segment.speaker === speaker && segment.kind !== 'intro' && segment.kind !== 'outro',
      );
      const own = new Set(segments.map(({ id }) => id));
      const step = timeline.sampleRate / RECOGNISER_RATE;
      const pieces = timeline.cues.flatMap((cue) =>
        cue.kind === 'clip' && own.has(cue.segment)
          ? [...speech.subarray(Math.round(cue.at / step), Math.round((cue.at + cue.samples) / step))]
          : [],
      );
      return Float32Array.from(pieces);
    }
  });
}
