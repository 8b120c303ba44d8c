import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { ReadoutError } from '../model/readout-error.ts';

/** Rubik (OFL 1.1) comes in one file per script; together they cover Latin, Cyrillic, Hebrew and Arabic. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'hebrew', 'arabic'];
const WEIGHTS = [500, 700] as const;
export type TitleWeight = (typeof WEIGHTS)[number];

/** Registers the font of covers, once, from its package. The same machine-independent files everywhere. */
export function loadTitleFont(): void {
  const require = createRequire(import.meta.url);
  const files = join(dirname(require.resolve('@fontsource/rubik/package.json')), 'files');
  for (const weight of WEIGHTS) {
    for (const subset of SUBSETS) {
      const name = familyName(subset, weight);
      if (GlobalFonts.has(name)) continue;
      const path = join(files, `rubik-${subset}-${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(path, name) === null)
        throw new ReadoutError('tool-failed', `The font ${path} could not be loaded.`, { hint: 'Run `npm ci` again.' });
    }
  }
}

/** The value of a canvas's `font`, after {@link loadTitleFont}. */
export function titleFont(pixels: number, weight: TitleWeight): string {
  return `${pixels}px ${SUBSETS.map((subset) => `"${familyName(subset, weight)}"`).join(', ')}`;
}

function familyName(subset: string, weight: TitleWeight): string {
  return `Readout ${subset} ${weight}`;
}
