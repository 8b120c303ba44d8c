import { ReadoutError } from '../model/readout-error.ts';
import type { Ms } from '../model/units.ts';
import { stopped, throwIfStopped } from './stopped.ts';

/** How often and how soon a request is made again that failed for a passing reason. */
export interface RetryPolicy {
  /** Requests in all, the first among them. */
  readonly tries: number;
  /** Longest wait after the first failure; doubled with each. */
  readonly firstDelayMs: Ms;
  readonly longestDelayMs: Ms;
  /** A service that asks for a longer rest than this is not waited for: the failure is handed on. */
  readonly longestRestMs: Ms;
  /** Rejects with `stopped` once the signal fires. */
  sleep(ms: Ms, signal: AbortSignal | undefined): Promise<void>;
  /** Between 0 and 1: spreads the requests of many workers. */
  random(): number;
}

/** A failure that is followed by another try. */
export interface Retry {
  readonly error: ReadoutError;
  readonly delayMs: Ms;
  /** Requests made so far. */
  readonly tries: number;
}

/** Half a minute of patience in all, and what services ask for with Retry-After besides. */
export const defaultRetryPolicy: RetryPolicy = {
  tries: 7,
  firstDelayMs: 500,
  longestDelayMs: 15_000,
  longestRestMs: 120_000,
  sleep,
  random: Math.random,
};

/**
 * Does work again, after a growing and random wait, as long as its failure says that it may pass; waits no less than the
 * service asks for. @param onRetry Told before each wait, so that others who ask the same service can rest too.
 */
export async function withRetries<Result>(
  work: () => Promise<Result>,
  policy: RetryPolicy,
  signal?: AbortSignal,
  onRetry?: (retry: Retry) => void,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    throwIfStopped(signal);
    try {
      return await work();
    } catch (error) {
      const delayMs = delayAfter(error, tries, policy);
      if (!(error instanceof ReadoutError) || delayMs === undefined) throw error;
      onRetry?.({ error, delayMs, tries });
      await policy.sleep(delayMs, signal);
    }
  }
}

/** How long to wait after a failure, or undefined where there is no point in another try. */
function delayAfter(error: unknown, tries: number, policy: RetryPolicy): Ms | undefined {
  if (!(error instanceof ReadoutError) || !error.isRetryable || tries >= policy.tries) return undefined;
  const rest = error.retryAfterMs ?? 0;
  if (rest > policy.longestRestMs) return undefined;
  const longest = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (tries - 1));
  // At least half of it: waits that may be nothing would make the first retries useless.
  const own = longest * (0.5 + 0.5 * policy.random());
  return Math.round(rest === 0 ? own : rest + policy.firstDelayMs * policy.random());
}

function sleep(ms: Ms, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    // Who hears of the failure may be the one who says stop.
    if (signal?.aborted === true) return reject(stopped(signal.reason));
    const onAbort = () => {
      clearTimeout(timer);
      reject(stopped(signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
