import type { Voice } from '../model/capabilities.ts';
import type { DocumentsFile } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Script, Speaker } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { type Casting, castVoices } from './cast.ts';
import { checkFaithful } from './check-faithful.ts';
import { type ScriptSpeaker, SpeakerList } from './list-speakers.ts';
import { mergeDocuments } from './merge-documents.ts';
import { readDocuments } from './read-documents.ts';
import { episodeDates } from './spoken-date.ts';
import { titleChapters } from './title-chapters.ts';

/** What a script is written from. */
export interface ScriptRequest {
  readonly documents: DocumentsFile;
  readonly show: Show;
  readonly episode: EpisodeReference;
  /** The episode's title; without it, the first document's. */
  readonly title?: string;
  /** ISO 8601 UTC; spoken in the show's time zone. */
  readonly firstDate: string;
  /** Instance that speaks in this build. */
  readonly instance: string;
  /** Voices of every instance that may speak. */
  readonly voices: readonly Voice[];
}

/** A script, and the show's cast with its new speakers added. */
export interface WrittenScript {
  readonly script: Script;
  readonly cast: Record<string, string>;
}

/**
 * Puts the documents together as one episode: intro, each document with its title as the chapter's heading and an
 * opening where it is an interview, outro. What an earlier document told is left out and recorded.
 * @throws ReadoutError `nothing-to-read`, `no-voice-for-language`, `voice-not-found`, `not-faithful`.
 */
export function writeScript(request: ScriptRequest): WrittenScript {
  const { documents, show, episode, firstDate } = request;
  const read = readDocuments(documents).filter(({ blocks }) => blocks.length > 0);
  const first = read[0];
  if (first === undefined) throw nothingToRead(documents);
  const chapters = titleChapters(read, show.language);
  const title = request.title ?? chapters[0]?.chapterTitle ?? first.title;
  const date = episodeDates(firstDate, show);
  const speakers = new SpeakerList(show.language);
  const { segments, leftOut } = mergeDocuments({ read, show, title, date: date.written, speakers });
  const casting = castVoices({
    members: speakers.all(),
    cast: show.cast,
    showInstance: show.instance,
    instance: request.instance,
    voices: request.voices,
  });
  const script: Script = {
    format: 'readout-script/1',
    episode: `${episode.show}/${episode.id}`,
    title,
    language: show.language,
    date: date.iso,
    documents: chapters,
    speakers: speakers.all().map((speaker) => withVoice(speaker, casting)),
    segments,
    leftOut,
    warnings: [...casting.warnings],
  };
  checkFaithful(script, documents, show);
  return { script, cast: casting.cast };
}

function withVoice({ id, key, name, role, language }: ScriptSpeaker, { voices }: Casting): Speaker {
  return { id, name, role, language, voice: voices.get(key) ?? '' };
}

function nothingToRead({ inputs }: DocumentsFile): ReadoutError {
  const where = inputs.map(({ address }) => address).join(', ');
  return new ReadoutError('nothing-to-read', `Nothing that can be read aloud was found in ${where}.`, {
    hint: 'Run `readout script` on it to see what was found and what was left out.',
  });
}
