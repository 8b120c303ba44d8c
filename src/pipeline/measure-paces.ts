import { type ClipsFile, clipsFileSchema, type UtteranceClip } from '../model/clip.ts';
import type { Episode, EpisodeReference } from '../model/episode.ts';
import type { PacesFile } from '../model/paces.ts';
import { type Script, type Segment, type Speaker, scriptSchema } from '../model/script.ts';
import { predictDuration } from '../speech/predict-duration.ts';
import { requestOf } from '../speech/speech-request.ts';
import { takeKey } from '../speech/take-key.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { splitUtterances } from '../ssml/split-utterances.ts';
import { listEpisodes } from '../store/episodes.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';
import { splitVoiceId } from './list-voices.ts';

/** Utterances from which a voice's pace is known, and how many are enough. */
const LEAST_UTTERANCES = 20;
const ENOUGH_UTTERANCES = 100;
/** How many of the show's finished episodes are looked at, newest first. */
const EPISODES = 3;
/** Shorter utterances follow no pace. */
const LEAST_MS = 2000;
/** What a clip keeps of the silence around its speech. */
const EDGES_MS = 80;
const SAMPLES_PER_MS = 48;

/** Whose paces are wanted. */
export interface PaceRequest {
  readonly home: string;
  readonly show: string;
  readonly speakers: readonly Pick<Speaker, 'voice' | 'language'>[];
  readonly providers: ReadonlyMap<string, TtsProvider>;
}

/**
 * How fast voices speak, by the good takes of the show's newest finished episodes. It is measured once a build, before anything is
 * spoken, and never from the build's own takes: were it measured along the way, which takes are accepted would depend on which
 * of the jobs that run side by side were done first. Only takes count that would be asked for in the same way today (their key
 * says so): a new model, or another speed, begins without a pace, as does a voice that has said too little.
 */
export async function measurePaces({ home, show, speakers, providers }: PaceRequest): Promise<PacesFile['paces']> {
  const shares = new Map<string, number[]>(speakers.map((speaker) => [keyOf(speaker), []]));
  const finished = (await listEpisodes(home, show)).filter(({ result }) => result !== undefined);
  for (const episode of finished.slice(0, EPISODES)) {
    for (const { segment, speaker, utterances } of await readTurns(home, episode)) {
      const known = shares.get(keyOf(speaker));
      const provider = providers.get(splitVoiceId(speaker.voice).instance);
      if (known === undefined || known.length >= ENOUGH_UTTERANCES || provider === undefined) continue;
      known.push(...sharesOf(provider, segment, speaker, utterances));
    }
  }
  const paces = new Map(
    speakers.flatMap((speaker) => {
      const { voice, language } = speaker;
      const pace = medianOf(shares.get(keyOf(speaker)) ?? []);
      return pace === undefined ? [] : [[keyOf(speaker), { voice, language, pace }]];
    }),
  );
  return [...paces.values()];
}

interface SpokenTurn {
  readonly segment: Segment;
  readonly speaker: Speaker;
  readonly utterances: readonly UtteranceClip[];
}

/** What an earlier build spoke; nothing where its files are not what today's are. */
async function readTurns(home: string, episode: Episode): Promise<SpokenTurn[]> {
  const [script, clips] = await readSpoken(home, episode).catch(() => []);
  if (script === undefined || clips === undefined) return [];
  const segments = new Map(script.segments.map((segment) => [segment.id, segment]));
  const speakers = new Map(script.speakers.map((speaker) => [speaker.id, speaker]));
  return clips.segments.flatMap(({ segment: id, utterances }) => {
    const segment = segments.get(id);
    const speaker = speakers.get(segment?.speaker ?? '');
    return segment === undefined || speaker === undefined ? [] : [{ segment, speaker, utterances }];
  });
}

function readSpoken(
  home: string,
  episode: EpisodeReference,
): Promise<[Script | undefined, ClipsFile | undefined] | []> {
  return Promise.all([
    readJson(artefactFile(home, episode, 'script'), scriptSchema),
    readJson(artefactFile(home, episode, 'speech'), clipsFileSchema),
  ]);
}

/** How long each utterance of a segment lasts, as a share of what its text predicts. */
function sharesOf(
  provider: TtsProvider,
  segment: Segment,
  speaker: Speaker,
  utterances: readonly UtteranceClip[],
): number[] {
  return splitUtterances(segment.sentences, provider.capabilities, speaker.language).flatMap(({ body }, index) => {
    const utterance = utterances[index];
    const { expectedMs } = predictDuration(body);
    if (utterance === undefined || expectedMs < LEAST_MS) return [];
    if (utterance.take !== takeKey(provider, requestOf(speaker, body), 1)) return [];
    return [(utterance.samples / SAMPLES_PER_MS - EDGES_MS) / expectedMs];
  });
}

function keyOf({ voice, language }: Pick<Speaker, 'voice' | 'language'>): string {
  return `${voice} ${language}`;
}

/** To a hundredth; undefined where too few are known. One take that a person accepted although it was cut does not move it. */
function medianOf(shares: readonly number[]): number | undefined {
  if (shares.length < LEAST_UTTERANCES) return undefined;
  const middle = [...shares].sort((one, other) => one - other)[Math.floor(shares.length / 2)];
  return middle === undefined || middle <= 0 ? undefined : Math.round(middle * 100) / 100;
}
