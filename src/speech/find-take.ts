import type { Charge, Take } from '../model/clip.ts';
import { readTake } from '../store/take-store.ts';
import { takeKey } from './take-key.ts';
import type { SpeechRequest, TtsProvider } from './tts-provider.ts';

/** Where takes are kept, and whose they are. */
interface Kept {
  readonly home: string;
  readonly provider: Pick<TtsProvider, 'provider' | 'identity' | 'capabilities'>;
}

/** The good take of a request with the lowest number; undefined where there is none yet. */
export async function findTake({ home, provider }: Kept, request: SpeechRequest): Promise<Take | undefined> {
  return (await readTakes(home, provider, request)).good;
}

/** Whether a request needs not be made: its take is there. */
export async function hasGoodTake({ home, provider }: Kept, request: SpeechRequest): Promise<boolean> {
  const { good } = await readTakes(home, provider, request);
  return good !== undefined;
}

/** What a request's takes cost, the good one and those refused before it. */
export async function chargesOf({ home, provider }: Kept, request: SpeechRequest): Promise<Charge[]> {
  if (!provider.capabilities.isBilled) return [];
  const { good, refused } = await readTakes(home, provider, request);
  return [...refused, ...(good === undefined ? [] : [good])].map(({ key, billed, costUsd }) => ({
    take: key,
    billed,
    ...(costUsd === undefined ? {} : { costUsd }),
  }));
}

/** What is kept of one request. */
export interface KnownTakes {
  readonly good: Take | undefined;
  readonly refused: readonly Take[];
  /** Number of the first take that was never bought. */
  readonly next: number;
}

/** Every take of a request until the first good one. */
export async function readTakes(home: string, provider: Kept['provider'], request: SpeechRequest): Promise<KnownTakes> {
  const refused: Take[] = [];
  for (let number = 1; ; number++) {
    const take = await readTake(home, takeKey(provider, request, number));
    if (take === undefined) return { good: undefined, refused, next: number };
    if (take.refused === undefined) return { good: take, refused, next: number };
    refused.push(take);
  }
}
