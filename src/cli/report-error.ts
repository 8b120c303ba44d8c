import { CommanderError } from 'commander';
import { asReadoutError, errorKind, ReadoutError } from '../model/readout-error.ts';
import type { Environment } from './environment.ts';
import { note, printJson } from './environment.ts';
import { EXIT } from './exit.ts';

/** Ends a command as failed that has said itself what is wrong. */
export class QuietFailure extends Error {}

/** How an error is told. */
export interface ErrorReport {
  readonly isJson: boolean;
  readonly isVerbose: boolean;
}

/** Says what went wrong, in one sentence and a hint, and gives the exit status. */
export function reportError(
  streams: Pick<Environment, 'stdout' | 'stderr'>,
  thrown: unknown,
  { isJson, isVerbose }: ErrorReport,
): number {
  if (thrown instanceof QuietFailure) return EXIT.failed;
  const error = thrown instanceof CommanderError ? fromCommander(thrown) : asReadoutError(thrown);
  const { code, message, hint } = error;
  if (isJson) printJson(streams, { error: { code, message, ...(hint === undefined ? {} : { hint }) } });
  // Commander has said its own sentence already.
  if (!(thrown instanceof CommanderError)) note(streams, hint === undefined ? message : `${message} ${hint}`);
  if (isVerbose) for (const line of stacks(thrown)) note(streams, line);
  if (code === 'stopped') return EXIT.stopped;
  return errorKind(code) === 'input' ? EXIT.badUsage : EXIT.failed;
}

function fromCommander({ message }: CommanderError): ReadoutError {
  return new ReadoutError('bad-usage', message.replace(/^error: /u, ''), { hint: 'See `readout --help`.' });
}

function* stacks(thrown: unknown): Generator<string> {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    yield error === thrown ? (error.stack ?? '') : `Caused by: ${error.stack ?? ''}`;
  }
}
