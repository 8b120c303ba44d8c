import type { Command } from 'commander';
import type { OnBadClip } from '../../model/episode.ts';
import { withBudget } from '../../pipeline/request-episode.ts';
import { requeueEpisode } from '../../queue/enqueue.ts';
import { resolveEpisode } from '../../store/episodes.ts';
import { budgetOption } from '../budget-option.ts';
import { type Environment, printJson } from '../environment.ts';
import { followBuilds } from '../follow-builds.ts';
import { onBadClipOption } from '../on-bad-clip-option.ts';
import { printEpisode } from '../print-episode.ts';
import { withQueues } from '../with-queues.ts';

interface RebuildOptions {
  readonly json: boolean;
  readonly budget?: number;
  readonly onBadClip?: OnBadClip;
}

/** `readout rebuild`: makes an episode again from the inputs it keeps; what has not changed is not spoken again. */
export function addRebuildCommand(program: Command, open: () => Environment): void {
  program
    .command('rebuild')
    .description('make an episode again; what has not changed is not spoken again')
    .argument('<episode>', '<id> or <show>/<id>')
    .addOption(budgetOption())
    .addOption(onBadClipOption())
    .option('--json', "print the episode's record", false)
    .action(async (name: string, options: RebuildOptions) => rebuild(open(), name, options));
}

async function rebuild(
  environment: Environment,
  name: string,
  { json, budget, onBadClip }: RebuildOptions,
): Promise<void> {
  const reference = await resolveEpisode(environment.config.home, name);
  const [episode] = await withQueues(environment, async (queues) => {
    const build = await requeueEpisode(queues, reference, (current) => ({
      ...current,
      // An approved script was spoken as it was reviewed; a rebuild reads it again, with the changes made since.
      startAt: 'ingest',
      request: { ...withBudget(current.request, budget), ...(onBadClip === undefined ? {} : { onBadClip }) },
    }));
    return followBuilds(environment, queues, [build]);
  });
  if (episode === undefined) return;
  if (json) printJson(environment, episode);
  else printEpisode(environment, episode);
}
