import { once } from 'node:events';
import type { Command } from 'commander';
import { startWorkers } from '../../../workers/main.ts';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { openQueues } from '../../queue/open-queues.ts';
import { keepResuming } from '../../queue/resume.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, note } from '../environment.ts';

/** `readout work`: does what is queued until it is told to end, then finishes the jobs it has begun. */
export function addWorkCommand(program: Command, open: () => Environment): void {
  program
    .command('work')
    .description('work on what is queued, here and by others that share REDIS_URL')
    .action(async () => work(open()));
}

async function work(environment: Environment): Promise<void> {
  const { config, logger, signal } = environment;
  await ensureHome(environment);
  const ffmpeg = await createFfmpeg({ path: config.programs.ffmpeg }).version(signal);
  const queues = await openQueues(config, logger);
  try {
    const workers = startWorkers({ config, queues, logger });
    const stopResuming = await keepResuming(queues);
    note(environment, `Working on ${config.home} with ffmpeg ${ffmpeg}. End with Ctrl-C.`);
    const end = AbortSignal.any([signal, queues.broken]);
    if (!end.aborted) await once(end, 'abort');
    note(environment, 'Finishing what has begun. Ctrl-C again ends at once.');
    stopResuming();
    await workers.close(queues.broken.aborted ? 'hurry' : 'drain');
    queues.broken.throwIfAborted();
  } finally {
    await queues.close();
  }
}
