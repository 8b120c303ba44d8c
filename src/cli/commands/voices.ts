import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createRedisPurse } from '../../../workers/redis-purse.ts';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { checkReady, findInstance, listVoices } from '../../pipeline/list-voices.ts';
import { playVoice, SAMPLE_EPISODE, type VoiceSample } from '../../pipeline/play-voice.ts';
import { openQueues } from '../../queue/open-queues.ts';
import { listPrices } from '../../speech/prices.ts';
import { openPurse } from '../../speech/purse.ts';
import { createProviders } from '../../speech/registry.ts';
import { writeAtomic } from '../../store/write-atomic.ts';
import { budgetOption } from '../budget-option.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
import { printTable } from '../print-table.ts';
import { addInstallVoicesCommand } from './install-voices.ts';

/** Languages that are shown of a voice that speaks many. */
const NAMED_LANGUAGES = 6;

/** What a voice says where nothing else is given. */
const SAMPLE = 'The quick brown fox jumps over the lazy dog, and what happens then is another story.';

interface VoicesOptions {
  readonly instance?: string;
  readonly play?: string;
  readonly output?: string;
  readonly budget?: number;
  readonly json: boolean;
}

/** `readout voices`: who can speak here. */
export function addVoicesCommand(program: Command, open: () => Environment): void {
  const voices = program
    .command('voices')
    .description('list the voices, or make a sample of one')
    .argument('[text]', 'what the sample says')
    .option('--instance <name>', 'only of this provider instance')
    .option('--play <voice>', 'make a file in which this voice speaks the text')
    .option('-o, --output <file>', "the sample's file (default: named after the voice)")
    .addOption(budgetOption())
    .option('--json', 'print them for programs', false)
    .action(async (text: string | undefined, options: VoicesOptions) => {
      if (options.play === undefined) await listThem(open(), options);
      else await play(open(), options.play, text ?? SAMPLE, options);
    });
  addInstallVoicesCommand(voices, open);
}

async function listThem(environment: Environment, { instance, json }: VoicesOptions): Promise<void> {
  const { config, signal } = environment;
  const providers = createProviders(config);
  try {
    if (instance !== undefined) await checkReady(findInstance(providers, instance), signal);
    const all = await listVoices(providers, signal);
    const voices = all.filter((voice) => instance === undefined || voice.instance === instance);
    if (json) return printJson(environment, voices);
    const rows = voices.map(({ id, name, label = name, gender, languages, pitchHz }) => [
      id,
      label,
      gender,
      pitchHz === undefined ? '' : `${Math.round(pitchHz)} Hz`,
      sayLanguages(languages),
    ]);
    return printTable(environment, ['voice', 'name', 'gender', 'pitch', 'languages'], rows);
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

async function play(environment: Environment, name: string, text: string, options: VoicesOptions): Promise<void> {
  const { config, folder, signal } = environment;
  const providers = createProviders(config);
  try {
    await ensureHome(environment);
    const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
    const prices = listPrices(providers, config.instances);
    const withPurse = createPurseOpener(environment, options.budget);
    const sample = { home: config.home, name, text, providers, prices, withPurse, ffmpeg };
    const { voice, sound } = await playVoice(sample, signal);
    const path = resolve(folder, options.output ?? `${voice.id.replace(/[^A-Za-z0-9._-]+/gu, '-')}.wav`);
    await writeAtomic(path, sound);
    if (options.json) printJson(environment, { voice: voice.id, file: path });
    else printLine(environment, path);
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

/** Opens what a sample is paid from: Redis counts for all builds and samples together, where there is a budget at all. */
function createPurseOpener({ config, logger }: Environment, usd: number | undefined): VoiceSample['withPurse'] {
  const { dailyBudget } = config;
  return async (work) => {
    if (usd === undefined && dailyBudget === undefined) return work(openPurse);
    const queues = await openQueues(config, logger);
    try {
      const budget = usd === undefined ? {} : { budget: { usd, since: new Date().toISOString() } };
      return await work(createRedisPurse(queues, { ...SAMPLE_EPISODE, request: budget }, dailyBudget));
    } finally {
      await queues.close();
    }
  };
}

function sayLanguages(languages: readonly string[]): string {
  const named = languages.slice(0, NAMED_LANGUAGES).join(' ');
  const others = languages.length - NAMED_LANGUAGES;
  return others > 0 ? `${named} and ${others} more` : named;
}
