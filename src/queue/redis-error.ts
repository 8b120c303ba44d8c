import { ReadoutError } from '../model/readout-error.ts';

/** What Redis says to every write while it cannot write its own file. */
export function isDiskError(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('MISCONF');
}

/** An error of a Redis command as a person can act on it; any other as it is. */
export function asQueueError(thrown: unknown): unknown {
  if (!isDiskError(thrown)) return thrown;
  return new ReadoutError('disk-full', 'Redis cannot write its file: the disk is full.', {
    hint: 'Free some space and run the command again; finished work is kept.',
    cause: thrown,
  });
}
