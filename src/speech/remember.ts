import { stopped, throwIfStopped } from './stopped.ts';

/** Something that is looked up once and kept. */
export interface Remembered<Value> {
  /** Looks it up where that was not done or failed; a signal ends the waiting of the one who gave it, not of the others. */
  get(signal?: AbortSignal): Promise<Value>;
  forget(): void;
}

/** Shares one look-up among all who ask; a failed one is done again by the next. */
export function remember<Value>(load: () => Promise<Value>): Remembered<Value> {
  let known: Promise<Value> | undefined;
  return {
    async get(signal) {
      throwIfStopped(signal);
      known ??= load().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return signal === undefined ? known : waitFor(known, signal);
    },
    forget() {
      known = undefined;
    },
  };
}

function waitFor<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(stopped(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
