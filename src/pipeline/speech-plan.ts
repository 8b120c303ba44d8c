import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { RECORDED_VOICE, type Script, type Segment, type Speaker, scriptSchema } from '../model/script.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { requireJson } from '../store/json-file.ts';
import { artefactFile, segmentClipsFile } from '../store/paths.ts';
import { findProvider } from './list-voices.ts';
import { measurePaces } from './measure-paces.ts';
import { keepPaces } from './paces.ts';

/** A segment to be spoken and the instance that speaks it; recordings go to any of them that is on this machine. */
export interface PlannedSegment {
  readonly segment: string;
  readonly instance: string;
}

/**
 * What is to be spoken, in the script's order. What earlier builds said of their segments is removed first: from here on a
 * segment's file means that it was spoken for this script. (Takes and clips stay, so nothing is made twice.)
 */
export async function planSpeech(
  home: string,
  episode: EpisodeReference,
  providers: ReadonlyMap<string, TtsProvider>,
): Promise<PlannedSegment[]> {
  const script = await requireJson(artefactFile(home, episode, 'script'), scriptSchema);
  const planned = script.segments.map(({ id }) => {
    const { segment, speaker } = findInManifest(script, id);
    const instance =
      segment.recording === undefined ? findProvider(providers, speaker.voice).instance : anyOf(providers);
    return { segment: id, instance };
  });
  await rm(dirname(segmentClipsFile(home, episode, 'any')), { recursive: true, force: true });
  await keepPaces(
    home,
    episode,
    await measurePaces({ home, show: episode.show, speakers: script.speakers, providers }),
  );
  return planned;
}

/** Whose queue recordings wait in: nobody is asked for them, but a service's limits would hold them up. */
function anyOf(providers: ReadonlyMap<string, TtsProvider>): string {
  const all = [...providers.values()];
  const one = all.find(({ capabilities }) => capabilities.place === 'local') ?? all[0];
  if (one !== undefined) return one.instance;
  throw new ReadoutError('instance-not-found', 'There is no provider instance.', {
    hint: 'Configure one in config.json.',
  });
}

/** The voice that a segment is heard in. */
export function voiceOf({ recording }: Segment, { voice }: Speaker): string {
  return recording === undefined ? voice : RECORDED_VOICE;
}

/** A segment of the manifest with who speaks it. @throws ReadoutError `bad-file` where the script does not hold together. */
export function findInManifest(script: Script, id: string): { readonly segment: Segment; readonly speaker: Speaker } {
  const segment = script.segments.find((candidate) => candidate.id === id);
  const speaker = script.speakers.find((candidate) => candidate.id === segment?.speaker);
  if (segment !== undefined && speaker !== undefined) return { segment, speaker };
  const what = segment === undefined ? `no segment ${id}` : `no speaker "${segment.speaker}" for segment ${id}`;
  throw new ReadoutError('bad-file', `The script of episode ${script.episode} has ${what}.`, {
    hint: 'Build the episode again.',
  });
}

/** What the speaker of a segment says right before and after it in the same document, for the intonation. */
export function findNeighbours(script: Script, id: string): { readonly before?: string; readonly after?: string } {
  const at = script.segments.findIndex((candidate) => candidate.id === id);
  const segment = script.segments[at];
  const textAt = (place: number) => {
    const other = script.segments[place];
    return other?.speaker === segment?.speaker && other?.document === segment?.document ? other?.text : undefined;
  };
  const [before, after] = [textAt(at - 1), textAt(at + 1)];
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
