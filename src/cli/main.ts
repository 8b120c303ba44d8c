#!/usr/bin/env node
import { CommanderError } from 'commander';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { createProgram } from './create-program.ts';
import type { Environment } from './environment.ts';
import { readStdin } from './read-stdin.ts';
import { EXIT, reportError } from './report-error.ts';

const { stdout, stderr } = process;
const words = process.argv.slice(2);
const isVerbose = words.includes('--verbose');
const isJson = words.includes('--json');
const stopping = new AbortController();

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (stopping.signal.aborted) process.exit(EXIT.stopped);
    stopping.abort();
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
  process.exitCode = isShown ? EXIT.done : reportError({ stdout, stderr }, error, { isJson, isVerbose });
}
