import { ReadoutError } from '../model/readout-error.ts';
import { scriptSchema } from '../model/script.ts';
import type { LexiconEntry, Show } from '../model/show.ts';
import { findWritten } from '../script/lexicon.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import { listEpisodes } from '../store/episodes.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';
import { readShow, writeShow } from '../store/shows.ts';
import { showLock } from './locks.ts';

/** Whose lexicon is changed. */
export interface LexiconSurroundings {
  readonly home: string;
  readonly show: string;
  /** Held while the show is changed. */
  readonly lock: TakeLock;
}

/** Adds an entry to a show's lexicon, in place of an entry for the same written form. */
export async function addLexiconEntry(
  surroundings: LexiconSurroundings,
  entry: LexiconEntry,
  signal: AbortSignal,
): Promise<Show> {
  if (entry.alias === undefined && entry.ipa === undefined && entry.xSampa === undefined) {
    throw new ReadoutError('bad-usage', `Nothing says how "${entry.written}" is to be said.`, {
      hint: 'Give --alias, --ipa or --x-sampa.',
    });
  }
  return changeLexicon(surroundings, signal, ({ lexicon }) => [
    ...lexicon.filter(({ written }) => written !== entry.written),
    entry,
  ]);
}

/** Takes an entry out of a show's lexicon. @throws ReadoutError `bad-usage` where there is none such. */
export async function removeLexiconEntry(
  surroundings: LexiconSurroundings,
  written: string,
  signal: AbortSignal,
): Promise<Show> {
  return changeLexicon(surroundings, signal, ({ id, lexicon }) => {
    const kept = lexicon.filter((entry) => entry.written !== written);
    if (kept.length < lexicon.length) return kept;
    throw new ReadoutError('bad-usage', `The lexicon of ${id} has no entry "${written}".`, {
      hint: `List it with \`readout lexicon list --show ${id}\`.`,
    });
  });
}

async function changeLexicon(
  { home, show: id, lock }: LexiconSurroundings,
  signal: AbortSignal,
  change: (show: Show) => LexiconEntry[],
): Promise<Show> {
  // Named before the lock, so that a show that is not there needs none.
  await readShow(home, id);
  return lock.withLock(showLock(id), signal, async () => {
    const show = await readShow(home, id);
    const changed = { ...show, lexicon: change(show) };
    await writeShow(home, changed);
    return changed;
  });
}

/** A published episode that a change of the lexicon touches. */
export interface AffectedEpisode {
  readonly episode: string;
  readonly title: string;
  readonly segments: readonly { readonly id: string; readonly text: string }[];
}

/** The published episodes of a show, and their segments, in which a written form stands, newest first. */
export async function findAffected(home: string, id: string, written: string): Promise<AffectedEpisode[]> {
  const show = await readShow(home, id);
  const entry = show.lexicon.find((one) => one.written === written) ?? {
    written,
    isCaseSensitive: true,
    isWholeWord: true,
  };
  const affected: AffectedEpisode[] = [];
  for (const episode of await listEpisodes(home, id)) {
    // An episode that was published once is heard until it is built again, whatever became of the newest build.
    const script =
      episode.result === undefined ? undefined : await readJson(artefactFile(home, episode, 'script'), scriptSchema);
    const segments = (script?.segments ?? []).filter(({ sentences }) =>
      sentences.some(({ text }) => findWritten(text, entry).length > 0),
    );
    if (script === undefined || segments.length === 0) continue;
    const named = segments.map((segment) => ({ id: segment.id, text: segment.text }));
    affected.push({ episode: `${id}/${episode.id}`, title: script.title, segments: named });
  }
  return affected;
}
