import { spawn } from 'node:child_process';
import { ReadoutError } from '../model/readout-error.ts';
import type { Ms } from '../model/units.ts';
import { stopped } from './stopped.ts';

/** A program to run once. Arguments are handed over as they are: no shell ever sees them. */
export interface ProgramCall {
  readonly program: string;
  readonly programArguments: readonly string[];
  /** What it reads from its standard input. */
  readonly input: string;
  readonly timeoutMs: Ms;
  /** More output than this ends the program. */
  readonly maximumBytes: number;
}

/** What a program wrote. */
export interface ProgramResult {
  readonly output: Buffer;
  readonly complaint: string;
}

/**
 * Runs a program to its end and gives what it wrote to standard output.
 * @throws ReadoutError `tool-missing` where there is no such program, `tool-failed` with its last words, `stopped`.
 */
export function runProgram(call: ProgramCall, signal?: AbortSignal): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(stopped(signal.reason));
    const child = spawn(call.program, call.programArguments, { stdio: ['pipe', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    const fail = (error: ReadoutError) => {
      // It has nothing worth saving: the quickest end leaves no process behind.
      child.kill('SIGKILL');
      reject(error);
    };
    const onAbort = () => fail(stopped(signal?.reason));
    const timer = setTimeout(() => fail(failed(call, `gave no answer within ${call.timeoutMs} ms`)), call.timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      output.push(chunk);
      if (bytes > call.maximumBytes) fail(failed(call, `wrote more than ${call.maximumBytes} bytes`));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString()}`.slice(-2000);
    });
    child.on('error', (cause) => fail(asStartError(call, cause)));
    child.on('close', (status, killed) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (status === 0) resolve({ output: Buffer.concat(output), complaint: complaint.trim() });
      else reject(failed(call, `ended with ${killed ?? `status ${status}`}. ${complaint.trim()}`.trim()));
    });
    // A program that ends without reading all of its input is judged by its status, not by the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(call.input);
  });
}

function failed({ program }: ProgramCall, what: string): ReadoutError {
  return new ReadoutError('tool-failed', `${program} ${what.replace(/\.?$/u, '.')}`);
}

function asStartError({ program }: ProgramCall, cause: Error): ReadoutError {
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'EACCES') {
    return new ReadoutError('tool-missing', `The program ${program} is not installed or cannot be run.`, { cause });
  }
  // EAGAIN, ENOMEM and the like pass.
  return new ReadoutError('tool-failed', `${program} cannot be started: ${cause.message}`, {
    cause,
    isRetryable: true,
  });
}
