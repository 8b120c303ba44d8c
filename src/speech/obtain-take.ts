import type { Ffmpeg } from '../media/ffmpeg.ts';
import { readSound } from '../media/read-sound.ts';
import type { Sound } from '../media/sound.ts';
import type { Take } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { readTakeSound, writeTake, writeTakeRecord } from '../store/take-store.ts';
import { type Asking, askProvider } from './ask-provider.ts';
import { CHECK_VERSION, checkTake, checkWords, type TakeLimits } from './check-take.ts';
import { readTakes } from './find-take.ts';
import { defaultRetryPolicy, type Retry, type RetryPolicy, withRetries } from './retry.ts';
import { throwIfStopped } from './stopped.ts';
import { takeKey } from './take-key.ts';
import type { TakeLock } from './take-lock.ts';
import type { SpeechRequest, SpeechResult } from './tts-provider.ts';

/** How often one build asks for the same utterance before it gives up. */
const TRIES = 3;

/** What takes are bought with. */
export interface TakeSource extends Asking {
  readonly home: string;
  /** For whom takes are bought. */
  readonly episode?: EpisodeReference;
  readonly ffmpeg: Pick<Ffmpeg, 'decode'>;
  readonly takeLock: TakeLock;
  readonly limits?: TakeLimits;
  /** What is done about failures that may pass; {@link defaultRetryPolicy} without it. */
  readonly retry?: RetryPolicy;
  /** Told of each of them: a service that asks for a rest means everybody who asks it. */
  readonly onRetry?: (retry: Retry) => void;
}

/** A good take, and what it took to have it. */
export interface ObtainedTake {
  readonly take: Take;
  /** Decoded already where it was just bought. */
  readonly sound: Sound | undefined;
  /** Requests made now, refused ones among them, and what they cost. */
  readonly made: number;
  readonly billed: number;
}

/** Decodes a take that is kept; undefined where its sound is gone. */
export async function readTakeAsSound(
  { home, ffmpeg }: TakeSource,
  take: Take,
  signal?: AbortSignal,
): Promise<Sound | undefined> {
  const bytes = await readTakeSound(home, take);
  return bytes && readSound(bytes, take.mediaType, ffmpeg, signal);
}

/**
 * Gives a good take of a request: one that is there, else one that is bought under the take's lock, so that nobody buys
 * it twice. Every answer is kept under its own number, refused ones with the reason.
 * @throws ReadoutError `bad-clip` when no answer is good: after the first where the provider is deterministic.
 */
export function obtainTake(source: TakeSource, request: SpeechRequest, signal?: AbortSignal): Promise<ObtainedTake> {
  const { home, provider, takeLock } = source;
  return takeLock.withLock(takeKey(provider, request, 1), signal, async (held) => {
    const { good, refused, next } = await readTakes(home, provider, request);
    const found = good ?? (await judgeAgain(source, request, refused));
    const sound = found && (await readTakeAsSound(source, found, held));
    if (found && sound) return { take: found, sound, made: 0, billed: 0 };
    const last = refused.at(-1);
    if (found === undefined && last !== undefined && provider.capabilities.isDeterministic) throw notGood(last);
    return buyTake(source, request, found?.number ?? next, held);
  });
}

/** Takes that older checks refused may be good by today's: they were paid for. */
async function judgeAgain(
  source: TakeSource,
  request: SpeechRequest,
  refused: readonly Take[],
): Promise<Take | undefined> {
  for (const take of refused) {
    if (take.refusedByCheck === undefined || take.refusedByCheck >= CHECK_VERSION) continue;
    const bytes = await readTakeSound(source.home, take);
    if (bytes === undefined) continue;
    const result = { sound: bytes, mediaType: take.mediaType };
    const { fault } = await judge(source, request, take.words ? { ...result, words: take.words } : result);
    const { refused: _reason, refusedByCheck: _version, ...rest } = take;
    const judged = fault === undefined ? rest : { ...rest, refused: fault, refusedByCheck: CHECK_VERSION };
    await writeTakeRecord(source.home, judged);
    if (fault === undefined) return judged;
  }
  return undefined;
}

async function buyTake(
  source: TakeSource,
  request: SpeechRequest,
  first: number,
  signal: AbortSignal | undefined,
): Promise<ObtainedTake> {
  const { home, provider, retry = defaultRetryPolicy, onRetry } = source;
  const tries = provider.capabilities.isDeterministic ? 1 : TRIES;
  let billed = 0;
  for (let made = 1; ; made++) {
    throwIfStopped(signal);
    const { result, pay } = await withRetries(() => askProvider(source, request, signal), retry, signal, onRetry);
    // What is paid for is kept: from here to the record no signal is heeded.
    const { sound, fault } = await judge(source, request, result);
    const costUsd = await pay(sound && (sound.samples.length * 1000) / sound.sampleRate);
    const take = takeOf(source, request, result, { number: first + made - 1, costUsd });
    const judged = fault === undefined ? take : { ...take, refused: fault, refusedByCheck: CHECK_VERSION };
    await writeTake(home, judged, result.sound);
    billed += result.billed;
    if (fault === undefined) return { take, sound, made, billed };
    if (made === tries) throw notGood(judged);
  }
}

async function judge(
  { ffmpeg, limits }: TakeSource,
  request: SpeechRequest,
  result: Pick<SpeechResult, 'sound' | 'mediaType' | 'words'>,
): Promise<{ sound: Sound | undefined; fault: string | undefined }> {
  if (result.sound.length === 0) return { sound: undefined, fault: 'is empty' };
  try {
    const sound = await readSound(result.sound, result.mediaType, ffmpeg);
    return { sound, fault: checkWords(sound, result.words) ?? checkTake(sound, request.body, limits) };
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'tool-missing') throw error;
    return { sound: undefined, fault: `cannot be decoded: ${error.message}` };
  }
}

function takeOf(
  { provider, episode }: TakeSource,
  request: SpeechRequest,
  result: SpeechResult,
  { number, costUsd }: { readonly number: number; readonly costUsd: number | undefined },
): Take {
  return {
    format: 'readout-take/1',
    key: takeKey(provider, request, number),
    instance: provider.instance,
    provider: provider.provider,
    voice: request.voice,
    sent: request.body,
    number,
    mediaType: result.mediaType,
    extension: result.extension,
    bytes: result.sound.length,
    madeAt: new Date().toISOString(),
    billed: result.billed,
    billedUnit: provider.capabilities.limit.unit,
    ...(provider.capabilities.isBilled ? { billedBy: result.billedBy ?? 'count' } : {}),
    ...(provider.capabilities.isBilled && costUsd !== undefined ? { costUsd } : {}),
    ...(episode === undefined ? {} : { episode: `${episode.show}/${episode.id}` }),
    ...(request.before === undefined ? {} : { before: request.before }),
    ...(request.after === undefined ? {} : { after: request.after }),
    warnings: [...result.warnings],
    ...(result.words === undefined ? {} : { words: [...result.words] }),
  };
}

function notGood({ instance, voice, number, refused }: Take): ReadoutError {
  return new ReadoutError('bad-clip', `Take ${number} of ${instance}:${voice} ${refused}.`);
}
