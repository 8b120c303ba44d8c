import type { Command } from 'commander';
import { checkReady, findInstance, listVoices } from '../../pipeline/list-voices.ts';
import { createProviders } from '../../speech/registry.ts';
import { type Environment, printJson } from '../environment.ts';
import { printTable } from '../print-table.ts';
import { addInstallVoicesCommand } from './install-voices.ts';

/** Languages that are shown of a voice that speaks many. */
const NAMED_LANGUAGES = 6;

interface VoicesOptions {
  readonly instance?: string;
  readonly json: boolean;
}

/** `readout voices`: who can speak here. */
export function addVoicesCommand(program: Command, open: () => Environment): void {
  const voices = program
    .command('voices')
    .description('list the voices')
    .option('--instance <name>', 'only of this provider instance')
    .option('--json', 'print them for programs', false)
    .action(async (options: VoicesOptions) => listThem(open(), options));
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
    const rows = voices.map(({ id, name, gender, languages }) => [id, name, gender, sayLanguages(languages)]);
    return printTable(environment, ['voice', 'name', 'gender', 'languages'], rows);
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

function sayLanguages(languages: readonly string[]): string {
  const named = languages.slice(0, NAMED_LANGUAGES).join(' ');
  const others = languages.length - NAMED_LANGUAGES;
  return others > 0 ? `${named} and ${others} more` : named;
}
