import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { Show } from '../model/show.ts';
import { showFolder } from '../store/paths.ts';
import { findAssetsFolder, type LoadedAsset, loadAssets, loadManifest } from './load-assets.ts';
import { withOwnSounds } from './own-sounds.ts';
import { findTheme, type Theme } from './themes.ts';

/** What of a show shapes how it sounds around its speech. */
export type ShowSound = Pick<Show, 'theme' | 'sounds' | 'speakerGapMs'>;

/** A show's theme, and a function that reads the sounds that a timeline plays. */
export interface PreparedTheme {
  readonly theme: Theme;
  readonly assets: (names: readonly string[]) => Promise<Map<string, LoadedAsset>>;
}

/** Finds the theme of a show and puts the producer's own sounds and pauses into it. @throws ReadoutError `bad-config`, `bad-file`. */
export async function prepareTheme(
  home: string,
  showId: string,
  { theme: name, sounds, speakerGapMs }: ShowSound,
  ffmpeg: Pick<Ffmpeg, 'decodeFile'>,
  signal: AbortSignal,
): Promise<PreparedTheme> {
  const folder = findAssetsFolder();
  const manifest = await loadManifest(folder);
  const found = findTheme(name, manifest);
  const { theme, own } = await withOwnSounds(found, { sounds, folder: showFolder(home, showId) }, ffmpeg, signal);
  const pauses = { ...theme.pauses, ...(speakerGapMs !== undefined && { leastBetweenSpeakers: speakerGapMs }) };
  const assets = async (names: readonly string[]): Promise<Map<string, LoadedAsset>> => {
    const shipped = await loadAssets(
      folder,
      manifest,
      names.filter((one) => !own.has(one)),
    );
    return new Map([...shipped, ...own]);
  };
  return { theme: { ...theme, pauses }, assets };
}
