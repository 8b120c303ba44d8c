import { EPISODE_STEPS } from '../src/pipeline/episode-steps.ts';
import { planSpeech } from '../src/pipeline/speech-plan.ts';
import { enqueueSpeech, isSpeechQueued } from '../src/queue/enqueue.ts';
import { changeEpisode } from '../src/queue/episode-record.ts';
import { type ActiveJob, runJob } from './run-job.ts';
import type { Workbench } from './workbench.ts';

/** Writes an episode's script and queues what follows: speech, stitch, publish; or leaves it to the producer's review. */
export async function runScriptJob(bench: Workbench, active: ActiveJob): Promise<void> {
  const { queues, providers } = bench;
  await runJob(bench, 'script', active, async (context, signal) => {
    const { home, episode } = context;
    // This job may run twice: what it queued the first time must not be queued again.
    if (await isSpeechQueued(queues, episode)) return;
    // Speech comes next, and while a script is written the other cores have nothing to do.
    if (!episode.request.review) bench.soundThreads.start();
    if (episode.startAt === 'ingest') await EPISODE_STEPS.script.run(context, signal);
    if (episode.request.review) {
      await changeEpisode(queues, episode, (current) => ({ ...current, state: 'review' }));
      return;
    }
    const planned = await planSpeech(home, episode, providers);
    signal.throwIfAborted();
    await enqueueSpeech(queues, episode, planned);
  });
}
