import { PassThrough } from 'node:stream';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Ended, Workplace } from './run-readout.ts';

/** Runs a command line in this process: the same as the program, without the time that a process takes to start. */
export async function runHere(
  { folder, home }: Pick<Workplace, 'folder' | 'home'>,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const status = await runCli(words, {
    stdout,
    stderr,
    folder,
    variables: { READOUT_HOME: home, ...environment },
    readStdin: async () => new Uint8Array(),
    signal: new AbortController().signal,
  });
  return { status, stdout: textOf(stdout), stderr: textOf(stderr) };
}

function textOf(stream: PassThrough): string {
  const text: unknown = stream.read();
  return text === null ? '' : String(text);
}
