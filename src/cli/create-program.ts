import { Command } from 'commander';
import { addApproveCommand } from './commands/approve.ts';
import { addBuildCommand } from './commands/build.ts';
import { addCheckCommand } from './commands/check.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEditCommand } from './commands/edit.ts';
import { addEpisodesCommand } from './commands/episodes.ts';
import { addEstimateCommand } from './commands/estimate.ts';
import { addLexiconCommand } from './commands/lexicon.ts';
import { addRebuildCommand } from './commands/rebuild.ts';
import { addScriptCommand } from './commands/script.ts';
import { addServeCommand } from './commands/serve.ts';
import { addShowCommand } from './commands/show.ts';
import { addTraceCommand } from './commands/trace.ts';
import { addVoicesCommand } from './commands/voices.ts';
import { addWorkCommand } from './commands/work.ts';
import type { Environment } from './environment.ts';
import { readVersion } from './version.ts';

/** In the order of the help. */
const COMMANDS = [
  addScriptCommand,
  addEstimateCommand,
  addBuildCommand,
  addEditCommand,
  addApproveCommand,
  addRebuildCommand,
  addTraceCommand,
  addEpisodesCommand,
  addShowCommand,
  addVoicesCommand,
  addLexiconCommand,
  addWorkCommand,
  addServeCommand,
  addCheckCommand,
  addDoctorCommand,
];

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
  for (const add of COMMANDS) add(program, open);
  return program;
}
