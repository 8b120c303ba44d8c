import { Command } from 'commander';
import { addBuildCommand } from './commands/build.ts';
import type { Environment } from './environment.ts';
import { readVersion } from './version.ts';

/** The program with all its commands. `open` gives a command what it runs in, once it runs. */
export function createProgram(open: () => Environment, streams: Pick<Environment, 'stdout' | 'stderr'>): Command {
  const program = new Command('readout')
    .description('Turns articles and interviews into narrated podcast episodes, word for word.')
    .version(readVersion())
    .option('--verbose', 'log what happens, and show where an error came from', false)
    .showHelpAfterError('See `readout --help`.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    });
  addBuildCommand(program, open);
  return program;
}
