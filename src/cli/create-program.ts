import { Command } from 'commander';
import type { Environment } from './environment.ts';
import { readVersion } from './version.ts';

/** Each command's name and what loads it, in the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  script: async () => (await import('./commands/script.ts')).addScriptCommand,
  estimate: async () => (await import('./commands/estimate.ts')).addEstimateCommand,
  build: async () => (await import('./commands/build.ts')).addBuildCommand,
  edit: async () => (await import('./commands/edit.ts')).addEditCommand,
  approve: async () => (await import('./commands/approve.ts')).addApproveCommand,
  rebuild: async () => (await import('./commands/rebuild.ts')).addRebuildCommand,
  trace: async () => (await import('./commands/trace.ts')).addTraceCommand,
  episodes: async () => (await import('./commands/episodes.ts')).addEpisodesCommand,
  show: async () => (await import('./commands/show.ts')).addShowCommand,
  voices: async () => (await import('./commands/voices.ts')).addVoicesCommand,
  lexicon: async () => (await import('./commands/lexicon.ts')).addLexiconCommand,
  work: async () => (await import('./commands/work.ts')).addWorkCommand,
  serve: async () => (await import('./commands/serve.ts')).addServeCommand,
  check: async () => (await import('./commands/check.ts')).addCheckCommand,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
};

type AddCommand = (program: Command, open: () => Environment) => void;

/**
 * The program with the command that the words of its command line name, or with all of them where they name none: loading
 * every command takes longer than most commands do. `open` gives a command what it runs in, once it runs.
 */
export async function createProgram(
  words: readonly string[],
  open: () => Environment,
  streams: Pick<Environment, 'stdout' | 'stderr'>,
): Promise<Command> {
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
  const name = words.find((word) => word !== '--verbose') ?? '';
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const everything = /^(?:-V|--version)$/u.test(name) ? [] : Object.values(COMMANDS);
  const loads = load === undefined ? everything : [load];
  for (const add of await Promise.all(loads.map((one) => one()))) add(program, open);
  return program;
}
