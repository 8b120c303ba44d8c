import { access, constants } from 'node:fs/promises';
import { ReadoutError } from '../model/readout-error.ts';
import { runProgram } from './run-program.ts';
import type { Readiness } from './tts-provider.ts';

/** Finds a program on the PATH without running it. */
const LOOK_UP = { program: 'which', input: '', timeoutMs: 5_000, maximumBytes: 10_000 } as const;

/** Whether a program can be run, found without running it. @throws ReadoutError `stopped`. */
export async function programReadiness(
  program: string,
  version: string,
  signal: AbortSignal | undefined,
): Promise<Readiness> {
  const missing = {
    kind: 'missing',
    what: `the program ${program}`,
    remedy: 'Install it, or correct its name.',
  } as const;
  try {
    if (program.includes('/')) await access(program, constants.X_OK);
    else await runProgram({ ...LOOK_UP, programArguments: ['--', program] }, signal);
    return { kind: 'ready', version };
  } catch (error) {
    if (error instanceof ReadoutError && error.code === 'stopped') throw error;
    // Without the means to look it up it is left to the first use.
    return error instanceof ReadoutError && error.code === 'tool-missing' ? { kind: 'ready', version } : missing;
  }
}
