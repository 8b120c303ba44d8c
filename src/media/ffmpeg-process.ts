import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ffmpegError } from './ffmpeg-error.ts';

/** A running encoder: 48 kHz s16le goes in, bare MP3 frames without any header come out. */
export interface Mp3Encoder {
  readonly input: Writable;
  readonly output: Readable;
  /** Settles when the process has ended; rejects with the one error that says why it failed. */
  readonly finished: Promise<void>;
  /** Asks the process to end, and makes it end two seconds later. */
  stop(): void;
}

const KILL_AFTER_MS = 2000;

/** Starts ffmpeg with arguments as they are, no shell between. `doing` follows "while" in what is said of a failure. */
export function startProcess(
  path: string,
  programArguments: readonly string[],
  doing: string,
  signal?: AbortSignal,
): Mp3Encoder {
  signal?.throwIfAborted();
  const child = spawn(path, programArguments, { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  // The pipe breaks when the process dies: `finished` says why, in better words.
  child.stdin.on('error', () => undefined);
  const stop = (): void => endProcess(child);
  signal?.addEventListener('abort', stop, { once: true });
  const finished = new Promise<void>((fulfil, reject) => {
    const fail = (cause: unknown): void => reject(ffmpegError({ path, doing, cause, said }, signal));
    child.on('error', fail);
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', stop);
      if (code === 0) fulfil();
      else fail(new Error(killedBy ? `it was killed (${killedBy})` : `it ended with status ${code}`));
    });
  });
  // Whoever reads the output first still learns of the failure by awaiting; until then it is not "unhandled".
  finished.catch(() => undefined);
  return { input: child.stdin, output: child.stdout, finished, stop };
}

function endProcess(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
}

/** What a process writes, to its end. @throws ReadoutError why it failed. */
export async function* outputOf(running: Pick<Mp3Encoder, 'output' | 'finished' | 'stop'>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of running.output) yield chunk;
    await running.finished;
  } finally {
    running.stop();
  }
}
