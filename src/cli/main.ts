#!/usr/bin/env node
import { CommanderError } from 'commander';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { createProgram } from './create-program.ts';
import type { Environment } from './environment.ts';
import { readStdin } from './read-stdin.ts';
import { EXIT, reportError } from './report-error.ts';

const { stdout, stderr } = process;
const words = process.argv.slice(2);
const isVerbose = words.includes('--verbose');
const isJson = words.includes('--json');
const stopping = new AbortController();

/** Programs that start us (npm, tsx) pass on the Ctrl-C that the terminal has sent us already, in ms. */
const SAME_SIGNAL_MS = 300;

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

function openEnvironment(): Environment {
  const config = loadConfig();
  const logger = createLogger({ logLevel: isVerbose ? 'debug' : config.logLevel });
  return { config, logger, folder: process.cwd(), stdout, stderr, readStdin, signal: stopping.signal };
}

try {
  await createProgram(openEnvironment, { stdout, stderr }).parseAsync();
} catch (error) {
  // Help and version come as errors of status 0.
  const isShown = error instanceof CommanderError && error.exitCode === 0;
  // Whatever breaks after a Ctrl-C broke because of it.
  const cause = stopping.signal.aborted ? stopping.signal.reason : error;
  process.exitCode = isShown ? EXIT.done : reportError({ stdout, stderr }, cause, { isJson, isVerbose });
}
