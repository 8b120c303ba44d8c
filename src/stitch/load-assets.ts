import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { measureSound } from '../media/measure-sound.ts';
import { readWav } from '../media/wav.ts';
import { type AudioManifest, audioManifestSchema } from '../model/audio-asset.ts';
import type { SoundMeasure } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { SAMPLE_RATE } from '../model/units.ts';
import { requireJson } from '../store/json-file.ts';

/** An asset's sound, ready to be mixed. */
export interface LoadedAsset {
  readonly pcm: Int16Array;
  readonly measure: SoundMeasure;
  readonly sha256: string;
}

/** The folder of sounds that came with Readout: the nearest `audio-assets/` above this file, built or not. */
export function findAssetsFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'audio-assets');
    if (existsSync(join(candidate, 'manifest.json'))) return candidate;
    if (dirname(folder) === folder) throw spoiled('The folder audio-assets/ is missing.');
  }
}

/** Reads the manifest of a folder of assets. @throws ReadoutError `bad-file`. */
export async function loadManifest(folder: string): Promise<AudioManifest> {
  return requireJson(join(folder, 'manifest.json'), audioManifestSchema);
}

/** Reads these assets' sound. @throws ReadoutError `bad-file` for one that is not the file that the manifest describes. */
export async function loadAssets(
  folder: string,
  manifest: AudioManifest,
  names: Iterable<string>,
): Promise<Map<string, LoadedAsset>> {
  const loaded = new Map<string, LoadedAsset>();
  for (const name of new Set(names)) {
    const asset = manifest.assets.find((one) => one.name === name);
    if (asset === undefined) throw spoiled(`The sound "${name}" is missing from the manifest of audio assets.`);
    const bytes = await readFile(join(folder, asset.file)).catch((cause: unknown) => {
      throw spoiled(`The sound ${asset.file} cannot be read.`, cause);
    });
    const sound = readWav(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sound?.sampleRate !== SAMPLE_RATE || sound.samples.length !== asset.samples || sha256 !== asset.sha256) {
      throw spoiled(`The sound ${asset.file} is not the one that its manifest describes.`);
    }
    const pcm = Int16Array.from(sound.samples, (sample) => Math.round(sample * 32_768));
    loaded.set(name, { pcm, measure: measureSound(sound.samples), sha256 });
  }
  return loaded;
}

function spoiled(sentence: string, cause?: unknown): ReadoutError {
  return new ReadoutError('bad-file', sentence, { hint: 'Install Readout again.', cause });
}
