import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { chooseParts } from '../../pipeline/choose-parts.ts';
import { defaultInstance } from '../../pipeline/default-instance.ts';
import { readScriptFile } from '../../pipeline/edit-episode.ts';
import {
  type Estimate,
  type EstimateRequest,
  estimateEpisode,
  estimateScript,
  type InstanceEstimate,
} from '../../pipeline/estimate-episode.ts';
import { checkReady, findInstance } from '../../pipeline/list-voices.ts';
import { openRecordings } from '../../pipeline/open-recordings.ts';
import {
  editsOfFile,
  type OpenedScriptFile,
  openScriptFile,
  receiveFileInputs,
} from '../../pipeline/open-script-file.ts';
import { receiveInputs } from '../../pipeline/receive-inputs.ts';
import { listPrices } from '../../speech/prices.ts';
import { createProviders } from '../../speech/registry.ts';
import type { TtsProvider } from '../../speech/tts-provider.ts';
import { readEpisode, resolveEpisode } from '../../store/episodes.ts';
import { DEFAULT_SHOW, findShow, readShow } from '../../store/shows.ts';
import { type Environment, note, printJson, printLine } from '../environment.ts';
import { sayUsd } from '../print-episode.ts';
import { printTable } from '../print-table.ts';

interface EstimateOptions {
  readonly show: string;
  readonly title?: string;
  readonly provider?: string;
  readonly json: boolean;
}

/** `readout estimate`: what speaking inputs would cost; takes that are there already are free. */
export function addEstimateCommand(program: Command, open: () => Environment): void {
  program
    .command('estimate')
    .description('say what speaking the inputs would cost; what was bought already is free')
    .argument('<input...>', 'files, http(s) addresses, - for standard input, or a script file')
    .option('--show <id>', 'the show it belongs to', DEFAULT_SHOW)
    .option('--title <title>', "the episode's title (default: the first document's)")
    .option('--provider <instance>', 'the provider instance that speaks')
    .option('--json', 'print it for programs', false)
    .action(async (inputs: string[], options: EstimateOptions) => estimate(open(), inputs, options));
}

async function estimate(environment: Environment, names: readonly string[], options: EstimateOptions): Promise<void> {
  const providers = createProviders(environment.config);
  try {
    const estimated = await estimateInputs(environment, names, options, providers);
    if (options.json) return printJson(environment, estimated);
    printEstimate(environment, estimated);
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

async function estimateInputs(
  environment: Environment,
  names: readonly string[],
  { show: showId, title, provider: instance }: EstimateOptions,
  providers: ReadonlyMap<string, TtsProvider>,
): Promise<Estimate> {
  const { config, signal } = environment;
  const { home } = config;
  const show = await findShow(home, showId, { instance: await defaultInstance(config, providers, signal) });
  // As in a build: a show with fallback voices may be able to speak all the same.
  if (show.fallback === undefined) await checkReady(findInstance(providers, instance ?? show.instance), signal);
  const prices = listPrices(providers, config.instances);
  const request = { home, show, instance, title, providers, prices };
  const script = await openScriptFile(names, environment);
  if (script?.file.episode !== undefined) return estimateEpisodeScript(environment, script, request);
  if (script !== undefined) return estimateFile(environment, script, request);
  const received = await receiveInputs(names, { ...environment, limits: config.limits }, signal);
  const [parts = []] = await chooseParts(received, false, signal);
  return estimateEpisode({ ...request, parts }, signal);
}

type Asked = Omit<EstimateRequest, 'parts'>;

/** What a script file would cost that was written before there was an episode. */
async function estimateFile(
  { config, signal }: Environment,
  script: OpenedScriptFile,
  asked: Asked,
): Promise<Estimate> {
  const parts = await receiveFileInputs(script, config.limits, signal);
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  const recordings = await openRecordings(script.file, { folder: dirname(script.path), ffmpeg }, signal);
  const edits = await editsOfFile(script, parts, { by: userInfo().username, earlier: [], recordings }, signal);
  return estimateEpisode({ ...asked, parts, edits }, signal);
}

/** What an episode would cost with the changes in its own script file. */
async function estimateEpisodeScript(
  { config, signal }: Environment,
  { path, text, file }: OpenedScriptFile,
  { home, instance, title, providers, prices }: Asked,
): Promise<Estimate> {
  const episode = await readEpisode(home, await resolveEpisode(home, file.episode ?? ''));
  const request = {
    ...episode.request,
    ...(instance === undefined ? {} : { instance }),
    ...(title === undefined ? {} : { title }),
  };
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  const changed = { text, by: userInfo().username, folder: dirname(path), ffmpeg };
  const { script } = await readScriptFile({ home, episode: { ...episode, request }, providers }, changed, signal);
  return estimateScript({ home, show: await readShow(home, episode.show), providers, prices }, script);
}

function printEstimate(environment: Environment, { title, segments, instances, ...sum }: Estimate): void {
  printLine(environment, `${title}: ${segments} segments`);
  const rows = instances.map((each) => [
    each.instance,
    `${each.requests - each.requestsFree} of ${each.requests}`,
    `${each.units} ${each.unit}`,
    sayCost(each),
    each.priceFrom ?? '',
  ]);
  printTable(environment, ['instance', 'to buy', 'billed', 'cost', 'price of'], rows);
  const least = sum.isWhole ? '' : 'at least ';
  printLine(environment, `Together ${least}${sayUsd(sum.costUsd)}${sum.isExact ? '' : ' (estimated)'}`);
  const others = (sum.fallback ?? []).map(({ speaker, voice }) => `${speaker} (${voice})`);
  if (others.length > 0) {
    note(environment, `Note: where their own voice cannot speak, at another price: ${others.join(', ')}.`);
  }
  for (const warning of sum.warnings) note(environment, `Note: ${warning}`);
}

function sayCost({ costUsd, isExact }: InstanceEstimate): string {
  if (costUsd === undefined) return 'not known';
  return `${sayUsd(costUsd)} ${isExact ? '(exact)' : '(estimated)'}`;
}
