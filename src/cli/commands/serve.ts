import { type Command, InvalidArgumentError } from 'commander';
import { startWorkers, type Workers } from '../../../workers/main.ts';
import { createApp } from '../../http/app.ts';
import { serve } from '../../http/serve.ts';
import { asReadoutError } from '../../model/readout-error.ts';
import { openQueues, type Queues } from '../../queue/open-queues.ts';
import { keepResuming } from '../../queue/resume.ts';
import { listShows } from '../../store/shows.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, note, printLine } from '../environment.ts';

interface ServeOptions {
  readonly host: string;
  readonly port: number;
}

/** `readout serve`: feeds and media over HTTP, and the work that is due. */
export function addServeCommand(program: Command, open: () => Environment): void {
  program
    .command('serve')
    .description('serve the feeds and media over HTTP')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'which port; 0 takes any', parsePort, 8787)
    .action(async (options: ServeOptions) => serveShows(open(), options));
}

async function serveShows(environment: Environment, { host, port }: ServeOptions): Promise<void> {
  const { config, signal } = environment;
  await ensureHome(environment);
  const serving = await serve({ app: createApp({ home: config.home }), host, port }, signal);
  printLine(environment, `Serving ${config.home} at ${serving.address}`);
  for (const { id, title } of await listShows(config.home)) {
    printLine(environment, `  ${title}: ${serving.address}${id}/feed.xml`);
  }
  const work = await startWork(environment);
  await serving.closed;
  await work?.close();
}

/** Takes up unfinished episodes. Feeds are served all the same where that cannot be. */
async function startWork(environment: Environment): Promise<{ close(): Promise<void> } | undefined> {
  const { config, logger } = environment;
  let queues: Queues;
  try {
    queues = await openQueues(config, logger);
  } catch (thrown) {
    const { message, hint = '' } = asReadoutError(thrown);
    note(environment, `Note: no work is done here. ${message} ${hint}`.trimEnd());
    return undefined;
  }
  // With a shared Redis `readout work` processes do the work.
  const workers: Workers | undefined = queues.isPrivate ? startWorkers({ config, queues, logger }) : undefined;
  const stopResuming = await keepResuming(queues);
  return {
    async close() {
      stopResuming();
      await workers?.close('drain');
      await queues.close();
    },
  };
}

function parsePort(word: string): number {
  const port = Number(word);
  if (/^\d{1,5}$/u.test(word) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a number from 0 to 65535.');
}
