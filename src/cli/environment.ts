import type { Writable } from 'node:stream';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';

/** What a command runs in. Tests hand it their own. */
export interface Environment {
  readonly config: Config;
  readonly logger: Logger;
  /** Where relative paths begin. */
  readonly folder: string;
  /** Results go here. */
  readonly stdout: Writable;
  /** Everything for people meanwhile goes here. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly readStdin: (signal: AbortSignal) => Promise<Uint8Array>;
  /** Fires at the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes a line of the result. */
export function printLine({ stdout }: Pick<Environment, 'stdout'>, line = ''): void {
  stdout.write(`${line}\n`);
}

/** Writes a result for programs. */
export function printJson(environment: Pick<Environment, 'stdout'>, value: unknown): void {
  printLine(environment, JSON.stringify(value, null, 2));
}

/** Writes a line for people that is not part of the result. */
export function note({ stderr }: Pick<Environment, 'stderr'>, line: string): void {
  stderr.write(`${line}\n`);
}
