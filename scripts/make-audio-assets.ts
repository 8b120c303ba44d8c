import { join } from 'node:path';
import { writeJson } from '../src/store/json-file.ts';
import { writeAtomic } from '../src/store/write-atomic.ts';
import { makeAssets, manifestOf } from './audio/make-assets.ts';

// Writes audio-assets/ anew: `npx tsx scripts/make-audio-assets.ts`. Nothing changes unless a score or an instrument did.
const folder = join(import.meta.dirname, '..', 'audio-assets');
const made = makeAssets();
for (const { asset, bytes } of made) {
  await writeAtomic(join(folder, asset.file), bytes);
  const seconds = (asset.samples / 48_000).toFixed(2);
  process.stdout.write(`${asset.file}: ${seconds} s, ${asset.lufs} LUFS, ${asset.truePeak} dBTP\n`);
}
await writeJson(join(folder, 'manifest.json'), manifestOf(made));
