import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import type { Episode, OnBadClip } from '../../model/episode.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { acceptHeld } from '../../pipeline/held-segments.ts';
import { withBudget } from '../../pipeline/request-episode.ts';
import { requeueEpisode } from '../../queue/enqueue.ts';
import { createProviders } from '../../speech/registry.ts';
import { readEpisode, resolveEpisode } from '../../store/episodes.ts';
import { budgetOption } from '../budget-option.ts';
import { type Environment, printJson } from '../environment.ts';
import { followBuilds } from '../follow-builds.ts';
import { onBadClipOption } from '../on-bad-clip-option.ts';
import { printEpisode } from '../print-episode.ts';
import { withQueues } from '../with-queues.ts';

interface ApproveOptions {
  readonly take: readonly string[];
  readonly onBadClip?: OnBadClip;
  readonly budget?: number;
  readonly json: boolean;
}

/** `readout approve`: goes on with a build that waits for review, or is held for takes that a check refused. */
export function addApproveCommand(program: Command, open: () => Environment): void {
  program
    .command('approve')
    .description('go on with a build that waits for review, or with held segments as they are')
    .argument('<episode>', '<id> or <show>/<id>')
    .option('--take <segment>', 'take this held segment as it is (may be given again)', addTo, [])
    .addOption(onBadClipOption())
    .addOption(budgetOption())
    .option('--json', "print the episode's record", false)
    .action(async (name: string, options: ApproveOptions) => approve(open(), name, options));
}

function addTo(segment: string, others: readonly string[]): string[] {
  return [...others, segment];
}

async function approve(
  environment: Environment,
  name: string,
  { take, onBadClip, budget, json }: ApproveOptions,
): Promise<void> {
  const { home } = environment.config;
  const reference = await resolveEpisode(home, name);
  const waiting = await readEpisode(home, reference);
  const wanted = take.length > 0 ? 'held' : 'review';
  if (waiting.state !== wanted) throw notWaiting(waiting, wanted);
  if (wanted === 'held') await accept(environment, waiting, take);
  const [episode] = await withQueues(environment, async (queues) => {
    const build = await requeueEpisode(queues, reference, (current) =>
      current.state === wanted
        ? {
            ...current,
            // Lines that were changed while it was held are read again; a reviewed script is spoken as it is.
            startAt: wanted === 'held' ? 'ingest' : 'speech',
            request: {
              ...budgeted(current.request, budget),
              review: false,
              ...(onBadClip === undefined ? {} : { onBadClip }),
            },
          }
        : undefined,
    );
    return followBuilds(environment, queues, [build]);
  });
  if (episode === undefined) return;
  if (json) printJson(environment, episode);
  else printEpisode(environment, episode);
}

/** What was said when the build was asked for holds until another amount is named. */
function budgeted(request: Episode['request'], usd: number | undefined): Episode['request'] {
  return usd === undefined ? request : withBudget(request, usd);
}

async function accept({ config, signal }: Environment, episode: Episode, segments: readonly string[]): Promise<void> {
  const providers = createProviders(config);
  try {
    const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
    const { home } = config;
    await acceptHeld({ home, providers, episode, segments, by: userInfo().username, ffmpeg }, signal);
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

function notWaiting({ show, id, state }: Episode, wanted: 'held' | 'review'): ReadoutError {
  const name = `${show}/${id}`;
  if (state === 'held') {
    return new ReadoutError('bad-usage', `${name} is held for segments that could not be spoken well.`, {
      hint: `Take them as they are with --take SEGMENT, or change them with \`readout edit ${name}\` and rebuild.`,
    });
  }
  const what = wanted === 'held' ? 'is not held' : 'does not wait for review';
  const hint = wanted === 'held' ? 'Build with --on-bad-clip hold.' : 'Build with --review to stop before speech.';
  return new ReadoutError('bad-usage', `${name} ${what}: it is ${state}.`, { hint });
}
