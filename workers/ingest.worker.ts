import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Reads an episode's inputs. */
export async function runIngestJob(bench: Workbench, active: ActiveJob): Promise<void> {
  await runJob(bench, 'ingest', active, EPISODE_STEPS.ingest.run);
}
