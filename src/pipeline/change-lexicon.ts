import { ReadoutError } from '../model/readout-error.ts';
import { scriptSchema } from '../model/script.ts';
import type { LexiconEntry, Show } from '../model/show.ts';
import { findWritten } from '../script/lexicon.ts';
import { listEpisodes } from '../store/episodes.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';
import { readShow, writeShow } from '../store/shows.ts';

/** Adds an entry to a show's lexicon, in place of an entry for the same written form. */
export async function addLexiconEntry(home: string, id: string, entry: LexiconEntry): Promise<Show> {
  if (entry.alias === undefined && entry.ipa === undefined && entry.xSampa === undefined) {
    throw new ReadoutError('bad-usage', `Nothing says how "${entry.written}" is to be said.`, {
      hint: 'Give --alias, --ipa or --x-sampa.',
    });
  }
  const show = await readShow(home, id);
  const others = show.lexicon.filter(({ written }) => written !== entry.written);
  const changed = { ...show, lexicon: [...others, entry] };
  await writeShow(home, changed);
  return changed;
}

/** Takes an entry out of a show's lexicon. @throws ReadoutError `bad-usage` where there is none such. */
export async function removeLexiconEntry(home: string, id: string, written: string): Promise<Show> {
  const show = await readShow(home, id);
  const lexicon = show.lexicon.filter((entry) => entry.written !== written);
  if (lexicon.length === show.lexicon.length) {
    throw new ReadoutError('bad-usage', `The lexicon of ${id} has no entry "${written}".`, {
      hint: `List it with \`readout lexicon list --show ${id}\`.`,
    });
  }
  const changed = { ...show, lexicon };
  await writeShow(home, changed);
  return changed;
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
