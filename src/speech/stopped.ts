import { ReadoutError } from '../model/readout-error.ts';

/** The error of work that was told to stop. */
export function stopped(cause?: unknown): ReadoutError {
  return new ReadoutError('stopped', 'Speech was stopped before it was finished.', {
    hint: 'Run the same command again; finished takes are kept.',
    cause,
  });
}

/** Throws {@link stopped} once the signal has fired. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw stopped(signal.reason);
}
