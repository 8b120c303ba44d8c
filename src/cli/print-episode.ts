import { join } from 'node:path';
import type { Episode } from '../model/episode.ts';
import { describeMastering } from './describe-mastering.ts';
import { type Environment, note, printLine } from './environment.ts';

/** Tells a person what came of an episode. */
export function printEpisode(environment: Environment, episode: Episode): void {
  const { show, id, state, result } = episode;
  if (state === 'held') {
    printHeld(environment, episode);
    return;
  }
  if (state === 'review' || result === undefined) {
    printLine(environment, `${show}/${id} waits for review.`);
    printLine(environment, `Read and change its script with: readout edit ${show}/${id}`);
    printLine(environment, `Go on with: readout approve ${show}/${id}`);
    return;
  }
  const { home } = environment.config;
  printLine(environment, `${result.title} (${show}/${id})`);
  printLine(environment, `  Episode     ${join(home, result.media)}`);
  printLine(environment, `  Transcript  ${join(home, result.transcript)}`);
  printLine(environment, `  Feed        ${join(home, result.feed)}`);
  printLine(
    environment,
    `  Length      ${formatLength(result.durationMs)}, ${count(result.chapters, 'chapter')}, ${count(result.segments, 'segment')}`,
  );
  printLine(environment, `  Loudness    ${result.lufs.toFixed(1)} LUFS, true peak ${result.truePeak.toFixed(1)} dBTP`);
  if (result.mastering !== undefined) printLine(environment, `  Encoding    ${describeMastering(result.mastering)}`);
  printLine(environment, `  Speech      ${count(result.takesMade, 'take')} made, ${result.takesFound} found`);
  if (result.spent !== undefined) printLine(environment, `  Cost        ${sayCost(result.spent)}`);
  for (const warning of result.warnings) note(environment, `Note: ${warning}`);
}

function printHeld(environment: Environment, { show, id, held = [] }: Episode): void {
  const name = `${show}/${id}`;
  printLine(
    environment,
    `${name} is held: ${count(held.length, 'segment')} could not be spoken well, all others are ready.`,
  );
  for (const { segment, text, reason, takes } of held) {
    printLine(environment, `  ${segment} ("${text}"): ${reason}`);
    for (const take of takes) printLine(environment, `    Listen to ${join(environment.config.home, take)}`);
  }
  printLine(environment, `Change the line with: readout edit ${name}, then readout rebuild ${name}`);
  printLine(environment, `Give it three new tries with: readout rebuild ${name}`);
  const takes = held.filter((each) => each.takes.length > 0).map(({ segment }) => ` --take ${segment}`);
  if (takes.length > 0) printLine(environment, `Take it as it is with: readout approve ${name}${takes.join('')}`);
}

/** A length as h:mm:ss or m:ss. */
export function formatLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

function sayCost({ takes, billed, costUsd, isWhole }: NonNullable<NonNullable<Episode['result']>['spent']>): string {
  const cost = isWhole ? sayUsd(costUsd) : `at least ${sayUsd(costUsd)}, some prices are not known`;
  return `${cost} for ${count(takes, 'take')} (${billed} units), all builds together`;
}

/** An amount in US dollars, to the cent, smaller ones to the first two digits that count. */
export function sayUsd(usd: number): string {
  const digits = usd > 0 && usd < 0.1 ? Math.min(6, 1 - Math.floor(Math.log10(usd))) : 2;
  return `$${usd.toFixed(digits)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
