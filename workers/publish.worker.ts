import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { summariseEpisode } from '../src/pipeline/summarise-episode.ts';
import { changeEpisode } from '../src/queue/episode-record.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Publishes an episode and writes its result into the record. */
export async function runPublishJob(bench: Workbench, active: ActiveJob): Promise<void> {
  await runJob(bench, 'publish', active, async (context, signal) => {
    await EPISODE_STEPS.publish.run(context, signal);
    const result = await summariseEpisode(context.home, context.episode);
    await changeEpisode(bench.queues, context.episode, (current) => {
      const { error: _error, progress: _progress, ...kept } = current;
      return { ...kept, state: 'done', result };
    });
  });
}
