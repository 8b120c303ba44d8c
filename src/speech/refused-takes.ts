import { readSound } from '../media/read-sound.ts';
import type { Take } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Segment, Speaker } from '../model/script.ts';
import { splitUtterances } from '../ssml/split-utterances.ts';
import { readTakeSound, writeTakeRecord } from '../store/take-store.ts';
import { readTakes } from './find-take.ts';
import type { TakeSource } from './obtain-take.ts';
import { requestOf } from './speech-request.ts';

/** Nothing louder than this anywhere: there is nothing to hear, whoever accepts it. Share of full scale, some -50 dB. */
const SILENT = 0.003;

/** The newest take of each of a segment's requests whose every answer was refused, in their order. */
export async function findRefusedTakes(
  { home, provider }: Pick<TakeSource, 'home' | 'provider'>,
  segment: Segment,
  speaker: Speaker,
): Promise<Take[]> {
  const utterances = splitUtterances(segment.sentences, provider.capabilities, speaker.language);
  const known = await Promise.all(utterances.map(({ body }) => readTakes(home, provider, requestOf(speaker, body))));
  return known.flatMap(({ good, refused }) => (good === undefined ? (refused.at(-1) ?? []) : []));
}

/**
 * Accepts a refused take on a person's word: from now on it is the good one, and its record says who decided so.
 * @throws ReadoutError `bad-clip` where there is nothing to hear in it: a silent gap is published on nobody's word.
 */
export async function acceptTake(
  { home, ffmpeg }: Pick<TakeSource, 'home' | 'ffmpeg'>,
  take: Take,
  by: string,
  signal?: AbortSignal,
): Promise<void> {
  const { refused = '', refusedByCheck: _version, ...rest } = take;
  const bytes = await readTakeSound(home, take);
  const sound = bytes && (await readSound(bytes, take.mediaType, ffmpeg, signal).catch(() => undefined));
  if (sound === undefined || !sound.samples.some((sample) => Math.abs(sample) > SILENT)) {
    throw new ReadoutError(
      'bad-clip',
      `Take ${take.number} of ${take.instance}:${take.voice} cannot be accepted: ${refused}.`,
      {
        hint: 'Change its line with `readout edit`, or give it three new tries with `readout rebuild`.',
      },
    );
  }
  await writeTakeRecord(home, { ...rest, accepted: { by, at: new Date().toISOString(), despite: refused } });
}
