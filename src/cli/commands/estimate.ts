import type { Command } from 'commander';
import { chooseParts } from '../../pipeline/choose-parts.ts';
import { defaultInstance } from '../../pipeline/default-instance.ts';
import { type Estimate, estimateEpisode, type InstanceEstimate } from '../../pipeline/estimate-episode.ts';
import { checkReady, findInstance } from '../../pipeline/list-voices.ts';
import { receiveInputs } from '../../pipeline/receive-inputs.ts';
import { listPrices } from '../../speech/prices.ts';
import { createProviders } from '../../speech/registry.ts';
import type { TtsProvider } from '../../speech/tts-provider.ts';
import { DEFAULT_SHOW, findShow } from '../../store/shows.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
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
    .argument('<input...>', 'files, http(s) addresses, or - for standard input')
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
  await checkReady(findInstance(providers, instance ?? show.instance), signal);
  const received = await receiveInputs(names, { ...environment, limits: config.limits }, signal);
  const [parts = []] = await chooseParts(received, false, signal);
  const prices = listPrices(providers, config.instances);
  return estimateEpisode({ home, show, parts, instance, title, providers, prices }, signal);
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
}

function sayCost({ costUsd, isExact }: InstanceEstimate): string {
  if (costUsd === undefined) return 'not known';
  return `${sayUsd(costUsd)} ${isExact ? '(exact)' : '(estimated)'}`;
}
