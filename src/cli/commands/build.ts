import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import type { Episode, OnBadClip } from '../../model/episode.ts';
import type { Show } from '../../model/show.ts';
import { chooseParts } from '../../pipeline/choose-parts.ts';
import { defaultInstance } from '../../pipeline/default-instance.ts';
import { keepScriptFile } from '../../pipeline/edit-episode.ts';
import { checkReady, findInstance } from '../../pipeline/list-voices.ts';
import { keepRecordings, type OpenedRecording, openRecordings } from '../../pipeline/open-recordings.ts';
import {
  editsOfFile,
  type OpenedScriptFile,
  openScriptFile,
  receiveFileInputs,
} from '../../pipeline/open-script-file.ts';
import { type NamedInput, receiveInputs } from '../../pipeline/receive-inputs.ts';
import { requestEpisode, withBudget } from '../../pipeline/request-episode.ts';
import { keepEdits, readEdits } from '../../pipeline/write-episode-script.ts';
import { enqueueEpisode, requeueEpisode } from '../../queue/enqueue.ts';
import { createProviders } from '../../speech/registry.ts';
import { readEpisode, resolveEpisode } from '../../store/episodes.ts';
import { sourceFolder } from '../../store/paths.ts';
import { DEFAULT_SHOW, ensureShow, readShow } from '../../store/shows.ts';
import { budgetOption } from '../budget-option.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, printJson } from '../environment.ts';
import { followBuilds } from '../follow-builds.ts';
import { onBadClipOption } from '../on-bad-clip-option.ts';
import { printEpisode } from '../print-episode.ts';
import { readLexicon } from '../read-lexicon.ts';
import { withCommandLock } from '../with-command-lock.ts';
import { withQueues } from '../with-queues.ts';

interface BuildOptions {
  readonly show: string;
  readonly title?: string;
  readonly provider?: string;
  readonly lexicon?: string;
  readonly budget?: number;
  readonly onBadClip?: OnBadClip;
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
    .argument('<input...>', 'files, http(s) addresses, - for standard input, or a script file')
    .option('--show <id>', 'the show it belongs to', DEFAULT_SHOW)
    .option('--title <title>', "the episode's title (default: the first document's)")
    .option('--provider <instance>', 'the provider instance that speaks')
    .option('--lexicon <file>', 'pronunciations for this episode')
    .addOption(budgetOption())
    .addOption(onBadClipOption())
    .option('--review', 'stop before speech', false)
    .option('--each', 'make an episode of each document', false)
    .option('--new', 'make another episode even where there is one of these inputs', false)
    .addOption(new Option('--json', "print the episode's record").default(false))
    .action(async (inputs: string[], options: BuildOptions) => build(open(), inputs, options));
}

async function build(environment: Environment, inputs: readonly string[], options: BuildOptions): Promise<void> {
  const { config, signal } = environment;
  const { title, provider, review, new: isNew, budget: budgetUsd, onBadClip } = options;
  await checkNames(environment, options);
  const script = await openScriptFile(inputs, environment);
  if (script?.file.episode !== undefined) return buildEpisodeScript(environment, script, options);
  const lexicon = await readLexicon(environment, options.lexicon);
  const received =
    script === undefined
      ? await receiveInputs(inputs, { ...environment, limits: config.limits }, signal)
      : await receiveFileInputs(script, config.limits, signal);
  const groups = script === undefined ? await chooseParts(received, options.each, signal) : [received];
  const recordings = script && (await openFileRecordings(environment, script));
  const show = await prepare(environment, options);
  const episodes = await withQueues(environment, async (queues) => {
    const builds: Episode[] = [];
    for (const parts of groups) {
      const wish = { parts, title, instance: provider, review, isNew, lexicon, budgetUsd, onBadClip };
      const episode = await requestEpisode(config.home, show, wish);
      if (script && recordings) await keepFileEdits(environment, episode, { script, recordings, inputs: received });
      builds.push(await enqueueEpisode(queues, episode));
    }
    return followBuilds(environment, queues, builds);
  });
  if (options.json) return printJson(environment, options.each ? episodes : episodes[0]);
  for (const episode of episodes) printEpisode(environment, episode);
}

interface FileChanges {
  readonly script: OpenedScriptFile;
  readonly recordings: ReadonlyMap<string, OpenedRecording>;
  readonly inputs: readonly NamedInput[];
}

/** Keeps what a script file changes as edits of the episode that is made of its inputs. */
async function keepFileEdits(
  { config, signal }: Environment,
  episode: Episode,
  { script, recordings, inputs }: FileChanges,
): Promise<void> {
  const earlier = await readEdits(config.home, episode);
  const session = { by: userInfo().username, earlier, recordings };
  const edits = await editsOfFile(script, inputs, session, signal);
  await keepRecordings(recordings, sourceFolder(config.home, episode));
  await keepEdits(config.home, episode, edits);
}

/** Looks at the recordings that a script file names before anything is made. */
function openFileRecordings({ config, signal }: Environment, { path, file }: OpenedScriptFile) {
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  return openRecordings(file, { folder: dirname(path), ffmpeg }, signal);
}

/** Builds an episode again from its own script file. */
async function buildEpisodeScript(
  environment: Environment,
  { path, file, text }: OpenedScriptFile,
  { title, provider, review, json, lexicon: lexiconFile, budget, onBadClip }: BuildOptions,
): Promise<void> {
  const { config, signal } = environment;
  const { home } = config;
  const lexicon = await readLexicon(environment, lexiconFile);
  const episode = await readEpisode(home, await resolveEpisode(home, file.episode ?? ''));
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  const changed = { text, by: userInfo().username, folder: dirname(path), ffmpeg };
  await withCommandLock(environment, (lock) =>
    keepScriptFile({ home, episode, providers: createProviders(config) }, { ...changed, lock }, signal),
  );
  const [built] = await withQueues(environment, async (queues) => {
    const build = await requeueEpisode(queues, episode, (current) => ({
      ...current,
      startAt: 'ingest',
      request: {
        ...withBudget(current.request, budget),
        review,
        ...(onBadClip === undefined ? {} : { onBadClip }),
        ...(title === undefined ? {} : { title }),
        ...(provider === undefined ? {} : { instance: provider }),
        ...(lexicon === undefined ? {} : { lexicon: [...lexicon] }),
      },
    }));
    return followBuilds(environment, queues, [build]);
  });
  if (built === undefined) return;
  if (json) printJson(environment, built);
  else printEpisode(environment, built);
}

/** Refuses what is misspelt before anything is fetched or made. */
async function checkNames({ config }: Environment, { show, provider }: BuildOptions): Promise<void> {
  if (provider !== undefined) findInstance(createProviders(config), provider);
  if (show !== DEFAULT_SHOW) await readShow(config.home, show);
}

/** Finds out before any work is queued whether the build can work at all. */
async function prepare(environment: Environment, { show: showId, provider }: BuildOptions): Promise<Show> {
  const { config, signal } = environment;
  const isWorkDoneHere = config.redisUrl === undefined;
  // With a shared Redis it is the workers' machines that need the programs.
  if (isWorkDoneHere) await createFfmpeg({ path: config.programs.ffmpeg }).version(signal);
  await ensureHome(environment);
  const providers = createProviders(config);
  const show = await ensureShow(config.home, showId, { instance: await defaultInstance(config, providers, signal) });
  const instance = findInstance(providers, provider ?? show.instance);
  // A show with fallback voices may be able to speak all the same; the script step finds out.
  if (isWorkDoneHere && show.fallback === undefined) await checkReady(instance, signal);
  return show;
}
