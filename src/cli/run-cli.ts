import { CommanderError } from 'commander';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { createProgram } from './create-program.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit.ts';
import { reportError } from './report-error.ts';

/** What the program runs in: the process itself, or a test. */
export interface Surroundings extends Pick<Environment, 'stdout' | 'stderr' | 'readStdin' | 'signal'> {
  /** Environment variables; the process's own where not given. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin; the process's own where not given. */
  readonly folder?: string;
}

/** Runs one command line (without the program's name) to its end; gives the exit status. */
export async function runCli(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { signal, variables, folder = process.cwd() } = surroundings;
  const isVerbose = words.includes('--verbose');
  const open = (): Environment => {
    const config = loadConfig(variables, folder);
    const logger = createLogger({ logLevel: isVerbose ? 'debug' : config.logLevel });
    return { ...surroundings, config, logger, folder };
  };
  try {
    signal.throwIfAborted();
    const program = await createProgram(words, open, surroundings);
    await program.parseAsync(words, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // Help and version come as errors of status 0.
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // Whatever breaks after a Ctrl-C broke because of it.
    const cause = signal.aborted ? signal.reason : error;
    return reportError(surroundings, cause, { isJson: words.includes('--json'), isVerbose });
  }
}
