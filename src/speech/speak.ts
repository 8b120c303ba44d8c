import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { ClipLevel } from '../media/level-sound.ts';
import { CLIP_PROCESSING_VERSION } from '../media/make-clip.ts';
import type { Charge, Clip, SegmentClips, Take, UtteranceClip, WordTime } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Segment, Speaker } from '../model/script.ts';
import { splitUtterances, type Utterance } from '../ssml/split-utterances.ts';
import { clipKey, readClip } from '../store/clip-store.ts';
import type { TakeLimits } from './check-take.ts';
import { type ClipMaker, inlineClipMaker } from './clip-maker.ts';
import { chargesOf, findTake } from './find-take.ts';
import { neighboursOf } from './neighbours.ts';
import { type ObtainedTake, obtainTake, readTakeAsSound, type TakeSource } from './obtain-take.ts';
import type { Price } from './prices.ts';
import type { Purse } from './purse.ts';
import type { Retry, RetryPolicy } from './retry.ts';
import { requestOf } from './speech-request.ts';
import { throwIfStopped } from './stopped.ts';
import type { TakeLock } from './take-lock.ts';
import type { SpeechRequest, TtsProvider } from './tts-provider.ts';
import type { Turnstile } from './turnstile.ts';

/** One segment to be spoken, and what it is spoken with. */
export interface SpeakRequest extends ClipLevel {
  /** The data folder. */
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly segment: Segment;
  readonly speaker: Speaker;
  readonly provider: TtsProvider;
  readonly ffmpeg: Pick<Ffmpeg, 'decode'>;
  readonly takeLock: TakeLock;
  /** Where clips are made; without it in this thread. */
  readonly clipMaker?: ClipMaker;
  readonly limits?: TakeLimits;
  /** What the same speaker says before and after this segment, for providers that shape their intonation by it. */
  readonly before?: string;
  readonly after?: string;
  /** What its speech costs; undefined: nobody knows. */
  readonly price?: Price | undefined;
  /** What may still be spent, and when requests may be made; without them anything, at any time. */
  readonly purse?: Purse;
  readonly turnstile?: Turnstile;
  /** What is done about failures that may pass. */
  readonly retry?: RetryPolicy;
  readonly onRetry?: (retry: Retry) => void;
}

/**
 * Speaks one segment: each utterance's take is found or bought, checked and kept, and its clip found or made. May be
 * run again at any time, and goes on from what is there.
 * @throws ReadoutError `bad-clip` or the provider's own, naming segment, sentence and place in the source; `stopped`.
 */
export async function speakSegment(request: SpeakRequest, signal?: AbortSignal): Promise<SegmentClips> {
  const { segment, speaker, provider } = request;
  const utterances = splitUtterances(segment.sentences, provider.capabilities, speaker.language);
  const spoken: SpokenUtterance[] = [];
  const bodies = utterances.map(({ body }) => body);
  for (const [index, utterance] of utterances.entries()) {
    throwIfStopped(signal);
    const neighbours = neighboursOf(bodies, index, request, provider.capabilities);
    try {
      spoken.push(await speakUtterance(request, utterance, neighbours, signal));
    } catch (error) {
      throw withPlace(error, segment, utterance);
    }
  }
  const charges = spoken.flatMap((utterance) => utterance.charges);
  const warnings = spoken.flatMap(({ take }, index) => [...(utterances[index]?.warnings ?? []), ...take.warnings]);
  return {
    format: 'readout-segment-clips/1',
    segment: segment.id,
    voice: speaker.voice,
    utterances: spoken.map(({ clip }) => clip),
    takesMade: spoken.reduce((sum, { made }) => sum + made, 0),
    takesFound: spoken.filter(({ made }) => made === 0).length,
    billed: spoken.reduce((sum, { billed }) => sum + billed, 0),
    ...(charges.length === 0 ? {} : { charges }),
    warnings: [...new Set(warnings)],
  };
}

interface SpokenUtterance extends Pick<ObtainedTake, 'take' | 'made' | 'billed'> {
  readonly clip: UtteranceClip;
  readonly charges: readonly Charge[];
}

async function speakUtterance(
  request: SpeakRequest,
  utterance: Utterance,
  neighbours: Pick<SpeechRequest, 'before' | 'after'>,
  signal: AbortSignal | undefined,
): Promise<SpokenUtterance> {
  const speech: SpeechRequest = { ...requestOf(request.speaker, utterance.body), ...neighbours };
  const take = await findTake(request, speech);
  const known = take && (await readClip(request.home, clipKey(recipeOf(request, take))));
  const obtained = take && known ? { take, made: 0, billed: 0 } : await soundOf(request, speech, take, signal);
  const clip = known ?? (await clipOf(request, obtained, signal));
  const charges = await chargesOf(request, speech);
  const { made, billed } = obtained;
  return {
    take: obtained.take,
    made,
    billed,
    charges,
    clip: utteranceClip(utterance, clip, wordsIn(obtained.take, clip)),
  };
}

/** The take with its sound. Takes that are there need no lock; one whose file was lost is bought again. */
async function soundOf(
  source: TakeSource,
  speech: SpeechRequest,
  take: Take | undefined,
  signal: AbortSignal | undefined,
): Promise<ObtainedTake> {
  const sound = take && (await readTakeAsSound(source, take, signal));
  return take && sound ? { take, sound, made: 0, billed: 0 } : obtainTake(source, speech, signal);
}

async function clipOf(
  request: SpeakRequest,
  { take, sound }: Pick<ObtainedTake, 'take'> & Partial<Pick<ObtainedTake, 'sound'>>,
  signal: AbortSignal | undefined,
): Promise<Clip> {
  if (sound === undefined) throw new ReadoutError('bad-clip', `The take ${take.key} has no sound.`);
  const { home, clipMaker = inlineClipMaker } = request;
  return clipMaker.makeClip(home, sound, recipeOf(request, take), signal);
}

function recipeOf({ targetLufs, ceilingDbtp }: ClipLevel, { key }: Take) {
  return { take: key, targetLufs, ceilingDbtp, processing: CLIP_PROCESSING_VERSION };
}

/** The take's words on the clip's clock. */
function wordsIn({ words = [] }: Take, { startMs }: Clip): WordTime[] {
  if (startMs === undefined) return [];
  const shift = (ms: number) => Math.max(0, Math.round(ms - startMs));
  return words.map((word) => ({ text: word.text, startMs: shift(word.startMs), endMs: shift(word.endMs) }));
}

function utteranceClip(utterance: Utterance, clip: Clip, words: WordTime[]): UtteranceClip {
  const { sentence, sentences, part, breakAfterMs } = utterance;
  return {
    sentence,
    sentences,
    part,
    breakAfterMs,
    take: clip.take,
    clip: clip.key,
    samples: clip.measure.samples,
    ...(words.length === 0 ? {} : { words }),
  };
}

/** The same error, saying which sentence it is about: where it stands, never what it says, as errors are logged. */
function withPlace(error: unknown, { id, origin }: Segment, { sentence }: Utterance): unknown {
  if (!(error instanceof ReadoutError) || error.code === 'stopped') return error;
  const source = origin.kind === 'template' ? undefined : origin.source;
  const place = source === undefined ? '' : ` (${source.input}, characters ${source.start} to ${source.end})`;
  const { code, message, hint, isRetryable, retryAfterMs } = error;
  const what = `Sentence ${sentence + 1} of segment ${id}${place} cannot be spoken: ${message}`;
  return new ReadoutError(code, what, {
    cause: error,
    isRetryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(hint === undefined ? {} : { hint }),
  });
}
