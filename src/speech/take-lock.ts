import { stopped, throwIfStopped } from './stopped.ts';

/**
 * Lets one worker at a time make a take, so that two of them (or two episodes) that want the same one buy it once.
 * The lock in this file covers one process; one over Redis covers all machines and passes the same contract suite.
 */
export interface TakeLock {
  /**
   * Waits until `key` is free, runs `work`, frees the key whatever happens, and gives what `work` gave.
   * @param signal Ends the waiting with ReadoutError `stopped`; work that runs is told through the signal it is handed,
   * which also fires when the lock is lost.
   */
  withLock<Result>(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal | undefined) => Promise<Result>,
  ): Promise<Result>;
}

/** A lock for all work of one process, first come first served. */
export function createLocalTakeLock(): TakeLock {
  /** What the next one who wants the key has to wait for. */
  const tails = new Map<string, Promise<void>>();

  return {
    async withLock(key, signal, work) {
      throwIfStopped(signal);
      const before = tails.get(key);
      const { promise: done, resolve: free } = withResolvers();
      const tail = before === undefined ? done : before.then(() => done);
      tails.set(key, tail);
      try {
        if (before !== undefined) await waitFor(before, signal);
        return await work(signal);
      } finally {
        free();
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function waitFor(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return turn;
  const { promise: aborted, resolve: abort } = withResolvers();
  signal.addEventListener('abort', abort, { once: true });
  await Promise.race([turn, aborted]);
  signal.removeEventListener('abort', abort);
  if (signal.aborted) throw stopped(signal.reason);
}
