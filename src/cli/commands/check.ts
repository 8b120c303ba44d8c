import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { checkEpisode } from '../../publish/check-episode.ts';
import { checkFeed } from '../../publish/check-feed.ts';
import type { Fault } from '../../publish/fault.ts';
import { resolveEpisode } from '../../store/episodes.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
import { QuietFailure } from '../report-error.ts';

/** `readout check`: what is wrong with an episode or a feed; fails where something is. */
export function addCheckCommand(program: Command, open: () => Environment): void {
  program
    .command('check')
    .description('say what is wrong with an episode or a feed')
    .argument('<episode|feed>', "an episode's id, or a feed's file or address")
    .option('--json', 'print it for programs', false)
    .action(async (name: string, { json }: { readonly json: boolean }) => check(open(), name, json));
}

async function check(environment: Environment, name: string, isJson: boolean): Promise<void> {
  const faults = await findFaults(environment, name);
  if (isJson) printJson(environment, { faults });
  else if (faults.length === 0) printLine(environment, `${name} is in order.`);
  else for (const { rule, sentence } of faults) printLine(environment, `${rule}: ${sentence}`);
  if (faults.length > 0) throw new QuietFailure();
}

async function findFaults({ config, folder, signal }: Environment, name: string): Promise<Fault[]> {
  if (/^https?:\/\//iu.test(name)) return checkFeed(name, signal);
  const path = resolve(folder, name);
  if (/\.(?:xml|rss)$/iu.test(name) || existsSync(path)) return checkFeed(path, signal);
  const episode = await resolveEpisode(config.home, name);
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  return checkEpisode({ home: config.home, episode, ffmpeg }, signal);
}
