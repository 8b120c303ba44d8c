#!/usr/bin/env node
import { ReadoutError } from '../model/readout-error.ts';
import { EXIT } from './exit.ts';
import { readStdin } from './read-stdin.ts';

const { stdout, stderr } = process;

/** Programs that start us (npm, tsx) pass on the Ctrl-C that the terminal has sent us already, in ms. */
const SAME_SIGNAL_MS = 300;

const stopping = new AbortController();
let stoppedAt = Number.POSITIVE_INFINITY;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (Date.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(EXIT.stopped);
    stoppedAt = Math.min(stoppedAt, Date.now());
    stopping.abort(new ReadoutError('stopped', 'Stopped.', { hint: 'Run the command again to go on.' }));
  });
}
// A reader that has seen enough (`readout episodes | head`) is no error.
stdout.on('error', (error: Error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

// Loading the rest takes a moment in which Ctrl-C must count already.
const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli(process.argv.slice(2), { stdout, stderr, readStdin, signal: stopping.signal });
