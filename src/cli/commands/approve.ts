import type { Command } from 'commander';
import { ReadoutError } from '../../model/readout-error.ts';
import { requeueEpisode } from '../../queue/enqueue.ts';
import { readEpisode, resolveEpisode } from '../../store/episodes.ts';
import { type Environment, printJson } from '../environment.ts';
import { followBuilds } from '../follow-builds.ts';
import { printEpisode } from '../print-episode.ts';
import { withQueues } from '../with-queues.ts';

/** `readout approve`: goes on with a build that waits for review. */
export function addApproveCommand(program: Command, open: () => Environment): void {
  program
    .command('approve')
    .description('go on with a build that waits for review')
    .argument('<episode>', '<id> or <show>/<id>')
    .option('--json', "print the episode's record", false)
    .action(async (name: string, { json }: { readonly json: boolean }) => approve(open(), name, json));
}

async function approve(environment: Environment, name: string, isJson: boolean): Promise<void> {
  const { home } = environment.config;
  const reference = await resolveEpisode(home, name);
  const { state } = await readEpisode(home, reference);
  if (state !== 'review') {
    throw new ReadoutError('bad-usage', `${reference.show}/${reference.id} does not wait for review: it is ${state}.`, {
      hint: 'Build with --review to stop before speech.',
    });
  }
  const [episode] = await withQueues(environment, async (queues) => {
    const build = await requeueEpisode(queues, reference, (current) =>
      current.state === 'review'
        ? { ...current, startAt: 'speech', request: { ...current.request, review: false } }
        : undefined,
    );
    return followBuilds(environment, queues, [build]);
  });
  if (episode === undefined) return;
  if (isJson) printJson(environment, episode);
  else printEpisode(environment, episode);
}
