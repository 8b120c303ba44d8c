import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { asReadoutError, ReadoutError } from '../../model/readout-error.ts';
import { type EditedEpisode, keepScriptFile, showScriptFile } from '../../pipeline/edit-episode.ts';
import { createProviders } from '../../speech/registry.ts';
import { readEpisode, resolveEpisode } from '../../store/episodes.ts';
import { type Environment, note, printLine } from '../environment.ts';
import { runEditor } from '../run-editor.ts';
import { withCommandLock } from '../with-command-lock.ts';

/** `readout edit`: an episode's script in the producer's own editor; what they change is kept, and survives rebuilds. */
export function addEditCommand(program: Command, open: () => Environment): void {
  program
    .command('edit')
    .description("change an episode's script in your editor")
    .argument('<episode>', '<id> or <show>/<id>')
    .action(async (name: string) => edit(open(), name));
}

async function edit(environment: Environment, name: string): Promise<void> {
  const { config, signal } = environment;
  const { home } = config;
  const episode = await readEpisode(home, await resolveEpisode(home, name));
  const providers = createProviders(config);
  try {
    const edited = { home, episode, providers };
    const shown = await showScriptFile(edited, signal);
    const path = await writeTemporary(`${episode.id}.md`, shown);
    await runEditor(config.programs.editor, path);
    const text = await readFile(path, 'utf8');
    if (text === shown) note(environment, 'Nothing was changed.');
    else await keep(environment, edited, text, path);
    await rm(dirname(path), { recursive: true, force: true });
  } finally {
    await Promise.all([...providers.values()].map((provider) => provider.close()));
  }
}

async function writeTemporary(name: string, text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'readout-edit-')), name);
  await writeFile(path, text);
  return path;
}

async function keep(environment: Environment, edited: EditedEpisode, text: string, path: string): Promise<void> {
  const { show, id, state } = edited.episode;
  try {
    const { config, folder, signal } = environment;
    const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
    const by = userInfo().username;
    const { changes, warnings } = await withCommandLock(environment, (lock) =>
      keepScriptFile(edited, { text, by, folder, ffmpeg, lock }, signal),
    );
    for (const warning of warnings) note(environment, `Note: ${warning}`);
    const count = changes === 1 ? '1 change' : `${changes} changes`;
    printLine(
      environment,
      `${show}/${id} has ${count}. Next: readout ${state === 'review' ? 'approve' : 'rebuild'} ${show}/${id}`,
    );
  } catch (thrown) {
    const { code, message, hint } = asReadoutError(thrown);
    throw new ReadoutError(code, message, {
      hint: `${hint ?? ''} Your text is kept in ${path}.`.trim(),
      cause: thrown,
    });
  }
}
