import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { Take } from '../model/clip.ts';
import type { Episode, HeldSegment } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { type Script, scriptSchema } from '../model/script.ts';
import { acceptTake, findRefusedTakes } from '../speech/refused-takes.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { requireJson } from '../store/json-file.ts';
import { artefactFile, contentPath } from '../store/paths.ts';
import type { SegmentFailure } from './describe-failures.ts';
import { excerpt } from './gather-clips.ts';
import { findProvider } from './list-voices.ts';
import { findInManifest } from './speech-plan.ts';

/** Where takes lie and who spoke them. */
interface Spoken {
  readonly home: string;
  readonly providers: ReadonlyMap<string, TtsProvider>;
}

/** What a person has to decide of each segment that could not be spoken well, in the script's order. */
export async function describeHeld({
  failures,
  ...spoken
}: Spoken & { readonly script: Script; readonly failures: readonly SegmentFailure[] }): Promise<HeldSegment[]> {
  const inOrder = [...failures].sort((left, right) => left.place - right.place);
  const held = inOrder.map(async ({ place, error }): Promise<HeldSegment[]> => {
    const segment = spoken.script.segments[place];
    if (segment === undefined) return [];
    const takes = await refusedTakesOf(spoken, segment.id);
    const paths = takes.map(({ key, extension }) => contentPath('takes', key, extension));
    return [{ segment: segment.id, text: excerpt(segment.text), reason: error.message, takes: paths }];
  });
  return (await Promise.all(held)).flat();
}

/** Which held segments a person takes as they are. */
export interface Acceptance extends Spoken {
  readonly episode: Episode;
  readonly segments: readonly string[];
  readonly by: string;
  readonly ffmpeg: Pick<Ffmpeg, 'decode'>;
}

/**
 * Accepts the newest refused takes of held segments, so that the next build goes on with them.
 * @throws ReadoutError `bad-usage` for a segment that is not held, `bad-clip` where nothing can be heard.
 */
export async function acceptHeld(
  { home, providers, episode, segments, by, ffmpeg }: Acceptance,
  signal: AbortSignal,
): Promise<void> {
  const script = await requireJson(artefactFile(home, episode, 'script'), scriptSchema);
  const held = (episode.held ?? []).map(({ segment }) => segment);
  for (const segment of segments) {
    if (!held.includes(segment)) throw notHeld(episode, segment, held);
    for (const take of await refusedTakesOf({ home, providers, script }, segment)) {
      await acceptTake({ home, ffmpeg }, take, by, signal);
    }
  }
}

async function refusedTakesOf(
  { home, providers, script }: Spoken & { readonly script: Script },
  id: string,
): Promise<Take[]> {
  const { segment, speaker } = findInManifest(script, id);
  if (segment.recording !== undefined) return [];
  return findRefusedTakes({ home, provider: findProvider(providers, speaker.voice) }, segment, speaker);
}

function notHeld({ show, id }: Episode, segment: string, held: readonly string[]): ReadoutError {
  return new ReadoutError('bad-usage', `Segment ${segment} of ${show}/${id} does not wait for you.`, {
    hint: `These do: ${held.join(', ')}.`,
  });
}
