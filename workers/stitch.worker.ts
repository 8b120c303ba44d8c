import { scriptSchema } from '../src/model/script.ts';
import { describeFailures } from '../src/pipeline/describe-failures.ts';
import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { JOB_INDEX } from '../src/queue/names.ts';
import { artefactFile } from '../src/store/paths.ts';
import { parseFailure } from './job-failure.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Masters the episode, unless a segment failed: then it says which. */
export async function runStitchJob(bench: Workbench, active: ActiveJob): Promise<void> {
  await runJob(bench, 'stitch', active, async (context, signal) => {
    const failures = Object.entries(await active.job.getIgnoredChildrenFailures());
    if (failures.length > 0) {
      const script = await context.cache.read(artefactFile(context.home, context.episode, 'script'), scriptSchema);
      throw describeFailures(
        script,
        failures.map(([key, reason]) => ({ place: placeOf(key), error: parseFailure(reason) })),
      );
    }
    await EPISODE_STEPS.stitch.run(context, signal);
  });
}

/** Place of a speech job's segment in the script, from the job's key `<prefix>:<queue>:<build>-<index>`. */
function placeOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1)) - JOB_INDEX.firstSegment;
}
