import { FILE_ENCODER_DB } from '../media/encode-file.ts';
import { encoderGainDb } from '../media/encode-mp3.ts';
import { CLIP_LEVEL, type ClipLevel } from '../media/level-sound.ts';
import type { Rendition } from '../model/show.ts';
import { SAMPLE_RATE, type Samples } from '../model/units.ts';
import type { LevelTarget } from './level-programme.ts';

/** How a rendition is encoded. */
export type RenditionFormat =
  | { readonly kind: 'mp3'; readonly bitrateKbps: number; readonly channels: 1 | 2 }
  | { readonly kind: 'file'; readonly codec: 'opus' | 'aac'; readonly bitrateKbps: number; readonly rounds: number };

/** Everything that sets a rendition apart. */
export interface RenditionSettings {
  readonly name: Rendition;
  readonly format: RenditionFormat;
  readonly extension: string;
  readonly mediaType: string;
  readonly level: LevelTarget;
  /** Of the clips that it is mixed of; at another level than the episode's it needs clips of its own, which a limiter has seen. */
  readonly clips: ClipLevel;
  /** Length above which each chapter is a file of its own. */
  readonly splitAbove?: Samples;
}

/** -16 LUFS on a dual-mono meter is what Apple asks for; a lossy encoder may add 1.5 dB to peaks, of which -1 dBTP may come out. */
const PODCAST = { lufs: -16, ceilingDbtp: -2.5 };

/** At most so much reaches listeners, dBTP. */
export const HEARD_CEILING_DBTP = -1;

/** All renditions; the podcast first, as the others are made from the same timeline. */
export const RENDITIONS: readonly RenditionSettings[] = [
  {
    name: 'podcast',
    format: { kind: 'mp3', bitrateKbps: 96, channels: 1 },
    extension: 'mp3',
    mediaType: 'audio/mpeg',
    level: { ...PODCAST, encoderDb: encoderGainDb(96) },
    clips: CLIP_LEVEL,
  },
  {
    // Alexa Flash Briefing: 256 kbps, -14 LUFS, at most -2 dBTP, at most ten minutes.
    name: 'briefing',
    format: { kind: 'mp3', bitrateKbps: 256, channels: 2 },
    extension: 'mp3',
    mediaType: 'audio/mpeg',
    level: { lufs: -14, ceilingDbtp: -3.5, encoderDb: encoderGainDb(256) },
    // A little louder than needed, so that the programme gain goes down and never has to go up; peaks leave room for a bed.
    clips: { targetLufs: -16.8, ceilingDbtp: -4.1 },
    splitAbove: 10 * 60 * SAMPLE_RATE,
  },
  {
    name: 'opus',
    format: { kind: 'file', codec: 'opus', bitrateKbps: 40, rounds: 2 },
    extension: 'opus',
    mediaType: 'audio/ogg',
    level: { ...PODCAST, encoderDb: FILE_ENCODER_DB.opus },
    clips: CLIP_LEVEL,
  },
  {
    name: 'm4a',
    format: { kind: 'file', codec: 'aac', bitrateKbps: 80, rounds: 2 },
    extension: 'm4a',
    mediaType: 'audio/x-m4a',
    level: { ...PODCAST, encoderDb: FILE_ENCODER_DB.aac },
    clips: CLIP_LEVEL,
  },
];
