import { readFile } from 'node:fs/promises';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { CLIP_LEVEL } from '../media/level-sound.ts';
import { writeWav } from '../media/write-wav.ts';
import type { Voice } from '../model/capabilities.ts';
import type { SegmentClips } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Segment, Speaker } from '../model/script.ts';
import type { Price } from '../speech/prices.ts';
import type { Purse } from '../speech/purse.ts';
import { speakSegment } from '../speech/speak.ts';
import { createLocalTakeLock } from '../speech/take-lock.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { contentFile } from '../store/paths.ts';
import { checkReady, findProvider, listVoices } from './list-voices.ts';

/** Which voice is to be heard, and what it says. */
export interface VoiceSample {
  readonly home: string;
  /** A voice's id; or its name or label, where no other voice has the same. */
  readonly name: string;
  readonly text: string;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly ffmpeg: Ffmpeg;
  /** What each instance's speech costs, where that is known. */
  readonly prices: ReadonlyMap<string, Price>;
  /** Opens what a voice that is billed is paid from, and closes it again. */
  readonly withPurse: <Result>(work: (purse: Purse) => Promise<Result>) => Promise<Result>;
}

/** For whom a sample is bought. */
export const SAMPLE_EPISODE = { show: 'voices', id: 'sample' } as const;

/**
 * A sample of a voice as an episode would sound: a WAV file. What it takes is kept like every take, so that the same sample costs
 * nothing the next time.
 * @throws ReadoutError `voice-not-found`, `bad-usage` or what the provider says.
 */
export async function playVoice(
  sample: VoiceSample,
  signal: AbortSignal,
): Promise<{ readonly voice: Voice; readonly sound: Uint8Array }> {
  const { home, providers, name, withPurse } = sample;
  if (name.includes(':')) await checkReady(findProvider(providers, name), signal);
  const voice = findVoice(await listVoices(providers, signal), name);
  const provider = findProvider(providers, voice.id);
  const { utterances } = provider.capabilities.isBilled
    ? await withPurse((purse) => speak(sample, voice, { provider, purse }, signal))
    : await speak(sample, voice, { provider }, signal);
  if (utterances.length === 0)
    throw new ReadoutError('bad-usage', 'There is nothing to say in the text of the sample.');
  const clips = await Promise.all(utterances.map(({ clip }) => readFile(contentFile(home, 'clips', clip, 'pcm'))));
  const pcm = Buffer.concat(clips);
  return { voice, sound: writeWav(Int16Array.from({ length: pcm.length / 2 }, (_, at) => pcm.readInt16LE(2 * at))) };
}

function speak(
  { home, text, ffmpeg, prices }: VoiceSample,
  { id, languages }: Voice,
  paid: { readonly provider: TtsProvider; readonly purse?: Purse },
  signal: AbortSignal,
): Promise<SegmentClips> {
  const language = languages[0] ?? 'en';
  const speaker: Speaker = { id: 'narrator', name: 'Narrator', role: 'narrator', voice: id, language };
  const price = prices.get(paid.provider.instance);
  const request = { home, episode: SAMPLE_EPISODE, segment: segmentOf(text), speaker, ...paid, price, ffmpeg };
  return speakSegment({ ...request, takeLock: createLocalTakeLock(), ...CLIP_LEVEL }, signal);
}

function findVoice(voices: readonly Voice[], name: string): Voice {
  const known = voices.find(({ id }) => id === name);
  if (known !== undefined) return known;
  const wanted = name.toLowerCase();
  const found = voices.filter((voice) => [voice.name, voice.label].some((each) => each?.toLowerCase() === wanted));
  const [voice, another] = found;
  if (voice !== undefined && another === undefined) return voice;
  throw new ReadoutError(
    'voice-not-found',
    voice === undefined ? `There is no voice "${name}".` : `Several voices are called "${name}".`,
    {
      hint:
        voice === undefined
          ? 'List them with `readout voices`.'
          : `Name one of them: ${found.map(({ id }) => id).join(', ')}.`,
    },
  );
}

function segmentOf(text: string): Segment {
  return {
    id: 'sample',
    document: 'sample',
    kind: 'paragraph',
    speaker: 'narrator',
    text,
    sentences: [{ text, plan: [{ kind: 'text', text }] }],
    ssml: '',
    origin: { kind: 'template', template: 'title', values: {} },
  };
}
