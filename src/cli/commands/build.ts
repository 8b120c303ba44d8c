import { type Command, Option } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import type { Episode } from '../../model/episode.ts';
import { chooseParts } from '../../pipeline/choose-parts.ts';
import { checkReady, findInstance } from '../../pipeline/list-voices.ts';
import { receiveInputs } from '../../pipeline/receive-inputs.ts';
import { requestEpisode } from '../../pipeline/request-episode.ts';
import { enqueueEpisode } from '../../queue/enqueue.ts';
import { createProviders } from '../../speech/registry.ts';
import { DEFAULT_SHOW, ensureShow } from '../../store/shows.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, printJson } from '../environment.ts';
import { followBuilds } from '../follow-builds.ts';
import { printEpisode } from '../print-episode.ts';
import { withQueues } from '../with-queues.ts';

interface BuildOptions {
  readonly show: string;
  readonly title?: string;
  readonly provider?: string;
  readonly review: boolean;
  readonly each: boolean;
  readonly new: boolean;
  readonly json: boolean;
}

/** `readout build`: the whole way from inputs to a published episode. */
export function addBuildCommand(program: Command, open: () => Environment): void {
  program
    .command('build')
    .description('make an episode of the inputs and publish it')
    .argument('<input...>', 'files, http(s) addresses, or - for standard input')
    .option('--show <id>', 'the show it belongs to', DEFAULT_SHOW)
    .option('--title <title>', "the episode's title (default: the first document's)")
    .option('--provider <instance>', 'the provider instance that speaks')
    .option('--review', 'stop before speech', false)
    .option('--each', 'make an episode of each document', false)
    .option('--new', 'make another episode even where there is one of these inputs', false)
    .addOption(new Option('--json', "print the episode's record").default(false))
    .action(async (inputs: string[], options: BuildOptions) => build(open(), inputs, options));
}

async function build(environment: Environment, inputs: readonly string[], options: BuildOptions): Promise<void> {
  const { config, signal } = environment;
  const show = await prepare(environment, options);
  const received = await receiveInputs(inputs, { ...environment, limits: config.limits }, signal);
  const groups = await chooseParts(received, options.each, signal);
  const episodes = await withQueues(environment, async (queues) => {
    const builds: Episode[] = [];
    for (const parts of groups) {
      const { title, provider, review, new: isNew } = options;
      const episode = await requestEpisode(config.home, show, { parts, title, instance: provider, review, isNew });
      builds.push(await enqueueEpisode(queues, episode));
    }
    return followBuilds(environment, queues, builds);
  });
  if (options.json) return printJson(environment, options.each ? episodes : episodes[0]);
  for (const episode of episodes) printEpisode(environment, episode);
}

/** Finds out before anything is made whether the build can work at all. */
async function prepare(environment: Environment, { show: showId, provider: instance }: BuildOptions) {
  const { config, signal } = environment;
  const providers = createProviders(config);
  if (instance !== undefined) findInstance(providers, instance);
  await ensureHome(environment);
  const show = await ensureShow(config.home, showId, { instance: config.defaultInstance });
  // With a shared Redis it is the workers' machines that need the programs.
  if (config.redisUrl === undefined) {
    await createFfmpeg({ path: config.programs.ffmpeg }).version(signal);
    await checkReady(findInstance(providers, instance ?? show.instance), signal);
  }
  return show;
}
