import type { Command } from 'commander';
import { listAllEpisodes, listEpisodes } from '../../store/episodes.ts';
import { readShow } from '../../store/shows.ts';
import { type Environment, printJson } from '../environment.ts';
import { formatLength } from '../print-episode.ts';
import { printTable } from '../print-table.ts';

interface EpisodesOptions {
  readonly show?: string;
  readonly json: boolean;
}

/** `readout episodes`: what there is and how far it is. */
export function addEpisodesCommand(program: Command, open: () => Environment): void {
  program
    .command('episodes')
    .description('list the episodes')
    .option('--show <id>', 'only of this show')
    .option('--json', 'print their records', false)
    .action(async ({ show, json }: EpisodesOptions) => {
      const environment = open();
      const { home } = environment.config;
      const episodes =
        show === undefined ? await listAllEpisodes(home) : await listEpisodes(home, (await readShow(home, show)).id);
      if (json) return printJson(environment, episodes);
      const rows = episodes.map(({ show: of, id, state, stage, firstDate, result }) => [
        `${of}/${id}`,
        state === 'running' && stage !== undefined ? `running (${stage})` : state,
        firstDate.slice(0, 10),
        result === undefined ? '' : formatLength(result.durationMs),
        result?.title ?? '',
      ]);
      return printTable(environment, ['episode', 'state', 'date', 'length', 'title'], rows);
    });
}
