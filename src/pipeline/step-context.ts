import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { StretchMeter } from '../media/measure-stretch.ts';
import type { Episode } from '../model/episode.ts';
import type { ClipMaker } from '../speech/clip-maker.ts';
import type { Price } from '../speech/prices.ts';
import type { Purse } from '../speech/purse.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import type { Turnstile } from '../speech/turnstile.ts';
import type { JsonCache } from '../store/cached-json.ts';

/** What every step is handed: the episode as asked for, and what it works with. */
export interface StepContext {
  readonly home: string;
  /** The record as it stood when the job began. Steps never write it: that is queue/'s. */
  readonly episode: Episode;
  /** Configured providers by instance. */
  readonly providers: ReadonlyMap<string, TtsProvider>;
  /** What each instance's speech costs, where that is known. */
  readonly prices: ReadonlyMap<string, Price>;
  /** What the episode's speech may still cost. */
  readonly purse: Purse;
  /** When an instance may be asked. */
  readonly turnstileOf: (provider: TtsProvider) => Turnstile;
  readonly ffmpeg: Ffmpeg;
  /** One worker at a time makes a take (or changes a show), whatever machine it runs on. */
  readonly takeLock: TakeLock;
  /** Where clips are made and masters measured. */
  readonly clipMaker: ClipMaker;
  readonly meter: StretchMeter;
  readonly cache: JsonCache;
  /** Says how far the step is. */
  readonly report: (done: number, total: number) => void;
}
