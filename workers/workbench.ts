import type { Config } from '../src/config.ts';
import type { Logger } from '../src/logger.ts';
import type { Ffmpeg } from '../src/media/ffmpeg.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import type { ClipMaker } from '../src/speech/clip-maker.ts';
import type { TakeLock } from '../src/speech/take-lock.ts';
import type { TtsProvider } from '../src/speech/tts-provider.ts';
import type { JsonCache } from '../src/store/cached-json.ts';
import type { Halts } from './halts.ts';
import type { ProgressReporter } from './progress-reporter.ts';

/** What all jobs of one worker process share. */
export interface Workbench {
  readonly config: Config;
  readonly queues: Queues;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly ffmpeg: Ffmpeg;
  readonly takeLock: TakeLock;
  readonly clipMaker: ClipMaker;
  readonly cache: JsonCache;
  readonly logger: Logger;
  readonly halts: Halts;
  readonly progress: ProgressReporter;
  /** Fires when the process ends before its jobs do: they go back to the queue. */
  readonly closing: AbortSignal;
}
