import type { Config } from '../src/config.ts';
import type { Logger } from '../src/logger.ts';
import { createFfmpeg, type Ffmpeg } from '../src/media/ffmpeg.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import { findAccounts } from '../src/speech/account.ts';
import { listPrices, type Price } from '../src/speech/prices.ts';
import { createProviders } from '../src/speech/registry.ts';
import type { TakeLock } from '../src/speech/take-lock.ts';
import type { TtsProvider } from '../src/speech/tts-provider.ts';
import type { Turnstile } from '../src/speech/turnstile.ts';
import { createJsonCache, type JsonCache } from '../src/store/cached-json.ts';
import { createHalts, type Halts } from './halts.ts';
import { createProgressReporter, type ProgressReporter } from './progress-reporter.ts';
import { createRedisTakeLock } from './redis-take-lock.ts';
import { createTurnstiles } from './redis-turnstile.ts';
import { createSoundThreads, type SoundThreads } from './sound-threads.ts';

/** What all jobs of one worker process share. */
export interface Workbench {
  readonly config: Config;
  readonly queues: Queues;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly prices: ReadonlyMap<string, Price>;
  readonly turnstileOf: (provider: TtsProvider) => Turnstile;
  readonly ffmpeg: Ffmpeg;
  readonly takeLock: TakeLock;
  readonly soundThreads: SoundThreads;
  readonly cache: JsonCache;
  readonly logger: Logger;
  readonly halts: Halts;
  readonly progress: ProgressReporter;
  /** Fires when the process ends before its jobs do: they go back to the queue. */
  readonly closing: AbortSignal;
}

/** Lays out what all jobs of this process share. */
export function createWorkbench(
  { config, queues, logger }: { readonly config: Config; readonly queues: Queues; readonly logger: Logger },
  closing: AbortSignal,
): Workbench {
  const providers = createProviders(config);
  return {
    config,
    queues,
    logger,
    closing,
    providers,
    prices: listPrices(providers, config.instances),
    turnstileOf: createTurnstiles(queues, findAccounts(providers.values(), config.keys)),
    ffmpeg: createFfmpeg({ path: config.programs.ffmpeg }),
    takeLock: createRedisTakeLock(queues),
    soundThreads: createSoundThreads(),
    cache: createJsonCache(),
    halts: createHalts(queues.notices),
    progress: createProgressReporter(queues),
  };
}

/** Frees what was laid out, once no job runs any more. */
export async function closeWorkbench({ halts, progress, soundThreads, providers }: Workbench): Promise<void> {
  halts.close();
  progress.close();
  await Promise.all([soundThreads, ...providers.values()].map((owner) => owner.close()));
}
