import type { Episode, HeldSegment } from '../src/model/episode.ts';
import { scriptSchema } from '../src/model/script.ts';
import { describeFailures, type SegmentFailure } from '../src/pipeline/describe-failures.ts';
import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { describeHeld } from '../src/pipeline/held-segments.ts';
import { changeEpisode, isUnfinished } from '../src/queue/episode-record.ts';
import { JOB_INDEX } from '../src/queue/names.ts';
import { artefactFile } from '../src/store/paths.ts';
import { parseFailure } from './job-failure.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Masters the episode, unless a segment failed: then it says which, or leaves them to a person where that was asked for. */
export async function runStitchJob(bench: Workbench, active: ActiveJob): Promise<void> {
  await runJob(bench, 'stitch', active, async (context, signal) => {
    const failures = failuresOf(await active.job.getIgnoredChildrenFailures());
    if (failures.length === 0) return EPISODE_STEPS.stitch.run(context, signal);
    const { home, episode, providers, cache } = context;
    const script = await cache.read(artefactFile(home, episode, 'script'), scriptSchema);
    const error = describeFailures(script, failures);
    // Whatever else went wrong is no question of what can be heard.
    if (episode.request.onBadClip !== 'hold' || error.code !== 'bad-clip') throw error;
    await hold(bench, episode, await describeHeld({ home, providers, script, failures }));
  });
}

/** Nothing follows: the publish job finds that the episode is no longer being built. */
async function hold({ queues }: Workbench, episode: Episode, held: HeldSegment[]): Promise<void> {
  await changeEpisode(queues, episode, (current) => {
    if (current.build !== episode.build || !isUnfinished(current)) return undefined;
    const { progress: _progress, ...kept } = current;
    return { ...kept, state: 'held', held };
  });
}

function failuresOf(reasons: Readonly<Record<string, string>>): SegmentFailure[] {
  return Object.entries(reasons).map(([key, reason]) => ({ place: placeOf(key), error: parseFailure(reason) }));
}

/** Place of a speech job's segment in the script, from the job's key `<prefix>:<queue>:<build>-<index>`. */
function placeOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1)) - JOB_INDEX.firstSegment;
}
