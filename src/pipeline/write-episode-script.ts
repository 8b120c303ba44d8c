import { documentsFileSchema } from '../model/document.ts';
import { type Edit, editsFileSchema } from '../model/edits.ts';
import type { Episode, EpisodeReference } from '../model/episode.ts';
import type { Show } from '../model/show.ts';
import { type WrittenScript, writeScript } from '../script/write-script.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { readJson, requireJson, writeJson } from '../store/json-file.ts';
import { artefactFile, editsFile } from '../store/paths.ts';
import { standInCast, withFallbackWarnings, withoutFallbacks } from './fallback-voices.ts';
import { keepCast } from './keep-cast.ts';
import { listVoices } from './list-voices.ts';

/** What an episode's script is written with. */
export interface ScriptSurroundings {
  readonly home: string;
  readonly episode: Episode;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly lock: TakeLock;
  /** Whether an instance fails again and again; without it none does. */
  readonly isDown?: (provider: TtsProvider) => Promise<boolean>;
}

/** Writes `2-script.json` from the documents, the show and the producer's changes, and keeps who speaks with which voice. */
export async function writeEpisodeScript(surroundings: ScriptSurroundings, signal: AbortSignal): Promise<void> {
  const { home, episode, lock } = surroundings;
  const edits = await readEdits(home, episode);
  // Two episodes that find the same new speaker at once must give them one voice.
  await keepCast({ home, show: episode.show, lock }, signal, async (show) => {
    const { script, cast } = await composeScript({ ...surroundings, show, edits }, signal);
    await writeJson(artefactFile(home, episode, 'script'), script);
    return cast;
  });
}

/** The script as it would be written with these changes. @throws ReadoutError as `writeScript` does. */
export async function composeScript(
  {
    home,
    episode,
    providers,
    show,
    edits,
    isDown = async () => false,
  }: Omit<ScriptSurroundings, 'lock'> & { readonly show: Show; readonly edits: readonly Edit[] },
  signal: AbortSignal,
): Promise<WrittenScript> {
  const { title, instance, lexicon = [] } = episode.request;
  const standIn = await standInCast(show, providers, isDown, signal);
  const { script, cast } = writeScript({
    documents: await requireJson(artefactFile(home, episode, 'ingest'), documentsFileSchema),
    show: { ...standIn.show, lexicon: [...lexicon, ...show.lexicon] },
    episode,
    ...(title === undefined ? {} : { title }),
    firstDate: episode.firstDate,
    instance: instance ?? show.instance,
    voices: await listVoices(providers, signal),
    edits,
  });
  return { script: withFallbackWarnings(script, standIn), cast: withoutFallbacks(cast, show, standIn) };
}

/** The producer's changes to an episode; none where nobody made any. */
export async function readEdits(home: string, episode: EpisodeReference): Promise<readonly Edit[]> {
  return (await readJson(editsFile(home, episode), editsFileSchema))?.edits ?? [];
}

/** Keeps a producer's changes. */
export async function keepEdits(home: string, episode: EpisodeReference, edits: readonly Edit[]): Promise<void> {
  await writeJson(editsFile(home, episode), { format: 'readout-edits/1', edits });
}
