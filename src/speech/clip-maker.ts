import type { ClipLevel } from '../media/level-sound.ts';
import { type MadeClip, makeClip } from '../media/make-clip.ts';
import type { Sound } from '../media/sound.ts';
import { throwIfStopped } from './stopped.ts';

/** Makes clips of decoded takes, here or in another thread. */
export interface ClipMaker {
  /** Takes the sound over: its samples may be gone afterwards. */
  makeClip(sound: Sound, level: ClipLevel, signal?: AbortSignal): Promise<MadeClip>;
}

/** Makes clips here and now: for a few of them a thread would take longer to start. */
export const inlineClipMaker: ClipMaker = {
  async makeClip(sound, level, signal) {
    throwIfStopped(signal);
    return makeClip(sound, level);
  },
};
