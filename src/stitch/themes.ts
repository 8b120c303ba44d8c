import type { AudioManifest } from '../model/audio-asset.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Ms, Samples } from '../model/units.ts';

/** How long it is silent in each situation, as a newsreader would breathe. All in ms. */
export interface Pauses {
  /** Between two sentences of a paragraph. */
  readonly sentence: Ms;
  /** Between two paragraphs of one speaker. */
  readonly paragraph: Ms;
  /** Between two items of a list or rows of a table. */
  readonly listItem: Ms;
  /** Between two speakers: shorter than a paragraph, as in a conversation. */
  readonly speakerChange: Ms;
  readonly beforeHeading: Ms;
  readonly afterHeading: Ms;
  readonly afterIntro: Ms;
  readonly beforeOutro: Ms;
  /** Between two chapters where the theme has no chapter sting. */
  readonly chapter: Ms;
  readonly beforeChapterSting: Ms;
  readonly afterChapterSting: Ms;
  readonly afterOpeningSting: Ms;
  readonly beforeClosingSting: Ms;
  /** Between two speakers whatever comes between them. Default 0. */
  readonly leastBetweenSpeakers?: Ms;
}

/** A sting as a theme plays it. */
export interface ThemeSting {
  /** Name in `audio-assets/manifest.json`. */
  readonly asset: string;
  readonly samples: Samples;
  /** Beside the programme gain that speech gets too. */
  readonly gainDb: number;
}

/** Places where a theme may play a sting. */
export type StingPlace = 'opening' | 'chapter' | 'closing';

/** Music that goes on under the intro and the outro. */
export interface ThemeBed {
  /** Name in `audio-assets/manifest.json`. */
  readonly asset: string;
  /** Its gain beside speech, and where nobody speaks. */
  readonly duckedDb: number;
  readonly openDb: number;
}

/** How an episode sounds around its speech. */
export interface Theme {
  readonly name: string;
  /** Slots of 24 ms before anything sounds: speakers that wake up swallow the start. */
  readonly leadInSlots: number;
  readonly pauses: Pauses;
  /** Silence after the last sound. */
  readonly tailMs: Ms;
  readonly stings: Readonly<Partial<Record<StingPlace, ThemeSting>>>;
  readonly bed?: ThemeBed;
}

type ThemeDefinition = Omit<Theme, 'name' | 'stings'> & {
  readonly stings: Readonly<Partial<Record<StingPlace, Omit<ThemeSting, 'samples'>>>>;
};

const NEWS_PAUSES: Pauses = {
  sentence: 300,
  paragraph: 600,
  listItem: 450,
  speakerChange: 500,
  beforeHeading: 950,
  afterHeading: 850,
  afterIntro: 900,
  beforeOutro: 1200,
  chapter: 1800,
  beforeChapterSting: 800,
  afterChapterSting: 250,
  afterOpeningSting: 150,
  beforeClosingSting: 500,
};

/**
 * WCAG 2.2, technique G56, wants sound behind speech at least 20 dB below it, for those who hear less well. At 24 dB a
 * recogniser of speech still missed a word of the outro; at 30 it hears them all.
 */
export const BED_LEVELS = { duckedDb: -30, openDb: -12 };

const FRAME = { leadInSlots: 13, tailMs: 300 };

/** A theme whose assets are called after it. */
function musicalTheme(music: string, pauses: Pauses): ThemeDefinition {
  return {
    ...FRAME,
    pauses,
    stings: {
      opening: { asset: `${music}-opening`, gainDb: 0 },
      chapter: { asset: `${music}-chapter`, gainDb: -2 },
      closing: { asset: `${music}-closing`, gainDb: 0 },
    },
    bed: { asset: `${music}-bed`, ...BED_LEVELS },
  };
}

const THEMES: Readonly<Record<string, ThemeDefinition>> = {
  default: musicalTheme('daybreak', NEWS_PAUSES),
  daybreak: musicalTheme('daybreak', NEWS_PAUSES),
  harbour: musicalTheme('harbour', { ...NEWS_PAUSES, paragraph: 700, speakerChange: 600, afterIntro: 1100 }),
  newsroom: musicalTheme('newsroom', { ...NEWS_PAUSES, paragraph: 550, speakerChange: 450, beforeHeading: 850 }),
  /** Speech alone. */
  plain: { ...FRAME, pauses: NEWS_PAUSES, stings: {} },
};

/** The theme of that name, its stings measured from the manifest. @throws ReadoutError `bad-config` for an unknown one. */
export function findTheme(name: string, manifest: AudioManifest): Theme {
  const definition = Object.hasOwn(THEMES, name) ? THEMES[name] : undefined;
  if (definition === undefined) {
    throw new ReadoutError('bad-config', `There is no theme called "${name}".`, {
      hint: `Set the show's theme to one of: ${Object.keys(THEMES).join(', ')}.`,
    });
  }
  const { bed } = definition;
  if (bed !== undefined && !manifest.assets.some((asset) => asset.name === bed.asset)) throw missing(bed.asset);
  return { ...definition, name, stings: measureStings(definition.stings, manifest) };
}

function missing(asset: string): ReadoutError {
  return new ReadoutError('bad-file', `The sound "${asset}" is missing from the manifest of audio assets.`, {
    hint: 'Install Readout again.',
  });
}

function measureStings(stings: ThemeDefinition['stings'], manifest: AudioManifest): Theme['stings'] {
  const measured = Object.entries(stings).map(([place, sting]) => {
    const asset = manifest.assets.find(({ name }) => name === sting.asset);
    if (asset === undefined) throw missing(sting.asset);
    return [place, { ...sting, samples: asset.samples }];
  });
  return Object.fromEntries(measured);
}
