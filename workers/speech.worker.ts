import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { speechJobDataSchema } from '../src/queue/job-data.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Speaks one segment. */
export async function runSpeechJob(bench: Workbench, active: ActiveJob): Promise<void> {
  const { segment } = speechJobDataSchema.parse(active.job.data);
  await runJob(bench, 'speech', active, async (context, signal) => {
    await EPISODE_STEPS.speech.run(context, segment, signal);
    bench.progress.reportSegments(context.episode);
  });
}
