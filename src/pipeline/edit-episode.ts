import type { Ffmpeg } from '../media/ffmpeg.ts';
import { documentsFileSchema } from '../model/document.ts';
import type { Edit } from '../model/edits.ts';
import type { Episode } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Script } from '../model/script.ts';
import { findEdits } from '../script/edits/find-edits.ts';
import { baseOfScript } from '../script/edits/script-base.ts';
import { fileOfScript } from '../script/script-file/file-of-script.ts';
import { parseScriptFile } from '../script/script-file/parse-script-file.ts';
import type { FileInput } from '../script/script-file/script-file.ts';
import { writeScriptFile } from '../script/script-file/write-script-file.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { requireJson } from '../store/json-file.ts';
import { artefactFile, sourceFolder } from '../store/paths.ts';
import { readShow } from '../store/shows.ts';
import { keepRecordings, type OpenedRecording, openRecordings } from './open-recordings.ts';
import { composeScript, keepEdits, readEdits, writeEpisodeScript } from './write-episode-script.ts';

/** Which episode is edited, and who may speak in it. */
export interface EditedEpisode {
  readonly home: string;
  readonly episode: Episode;
  readonly providers: ReadonlyMap<string, TtsProvider>;
}

/** A script file as a producer changed it. */
export interface ChangedScriptFile {
  readonly text: string;
  /** Who changed it. */
  readonly by: string;
  /** Recordings are named relative to this folder. */
  readonly folder: string;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
}

/** What came of a producer's changes. */
export interface EditOutcome {
  /** How many changes the episode has now. */
  readonly changes: number;
  readonly warnings: readonly string[];
}

/** An episode's script as Markdown, to be edited. @throws ReadoutError `bad-usage` while it is being built. */
export async function showScriptFile(edited: EditedEpisode, signal: AbortSignal): Promise<string> {
  const { home, episode } = edited;
  refuseWhileBuilding(episode);
  const show = await readShow(home, episode.show);
  const { script: base } = await composeScript({ ...edited, show, edits: [] }, signal);
  const { script } = await composeScript({ ...edited, show, edits: await readEdits(home, episode) }, signal);
  const documents = await requireJson(artefactFile(home, episode, 'ingest'), documentsFileSchema);
  return writeScriptFile(fileOfScript({ script, base, documents, inputs: inputsOf(episode) }));
}

/**
 * Keeps what a producer changed in the script file as edits of the episode; where it waits for review, its script is
 * written anew. @param lock Held while the show's cast is written. @throws ReadoutError `bad-script` for what cannot be read, or as `writeScript` does; nothing is kept then.
 */
export async function keepScriptFile(
  edited: EditedEpisode,
  { lock, ...changed }: ChangedScriptFile & { readonly lock: TakeLock },
  signal: AbortSignal,
): Promise<EditOutcome> {
  const { home, episode } = edited;
  refuseWhileBuilding(episode);
  const { script, edits, recordings } = await readScriptFile(edited, changed, signal);
  await keepRecordings(recordings, sourceFolder(home, episode));
  await keepEdits(home, episode, edits);
  if (episode.state === 'review') await writeEpisodeScript({ ...edited, lock }, signal);
  return { changes: edits.length, warnings: script.warnings };
}

/** What an episode's own script file says. */
interface ReadScriptFile {
  /** The script as it would be with the file's changes. */
  readonly script: Script;
  readonly edits: readonly Edit[];
  readonly recordings: ReadonlyMap<string, OpenedRecording>;
}

/** Reads an episode's own script file and keeps nothing of it. @throws ReadoutError as {@link keepScriptFile} does. */
export async function readScriptFile(
  edited: EditedEpisode,
  { text, by, folder, ffmpeg }: ChangedScriptFile,
  signal: AbortSignal,
): Promise<ReadScriptFile> {
  const { home, episode } = edited;
  const file = parseScriptFile(text);
  const name = `${episode.show}/${episode.id}`;
  if (file.episode !== name) throw otherEpisode(file.episode, name);
  const show = await readShow(home, episode.show);
  const { script: base } = await composeScript({ ...edited, show, edits: [] }, signal);
  const earlier = await readEdits(home, episode);
  const recordings = await openRecordings(file, { folder, source: sourceFolder(home, episode), ffmpeg }, signal);
  const session = { by, at: new Date().toISOString(), earlier, recordings };
  const edits = findEdits(baseOfScript(base), file, session);
  const { script } = await composeScript({ ...edited, show, edits }, signal);
  return { script, edits, recordings };
}

function inputsOf({ request }: Episode): FileInput[] {
  return request.inputs.map(({ id, kind, address, identity, mediaType = '', sha256 = '' }) => ({
    id,
    kind,
    address,
    identity,
    mediaType,
    sha256,
  }));
}

function refuseWhileBuilding({ show, id, state }: Episode): void {
  if (state !== 'queued' && state !== 'running') return;
  throw new ReadoutError('bad-usage', `${show}/${id} is being built, so its script cannot be changed now.`, {
    hint: 'Wait for the build, or stop it with Ctrl-C.',
  });
}

function otherEpisode(found: string | undefined, wanted: string): ReadoutError {
  const said = found === undefined ? 'names no episode' : `is of episode ${found}`;
  return new ReadoutError('bad-script', `The script file ${said}, not of ${wanted}.`, {
    hint: `Write it with \`readout edit ${wanted}\`.`,
  });
}
