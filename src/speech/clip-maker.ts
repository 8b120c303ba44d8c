import { makeClip } from '../media/make-clip.ts';
import type { Sound } from '../media/sound.ts';
import type { Clip } from '../model/clip.ts';
import { type ClipRecipe, writeClipNow } from '../store/clip-store.ts';
import { throwIfStopped } from './stopped.ts';

/** Makes clips of decoded takes and keeps them, here or in another thread. */
export interface ClipMaker {
  /** Takes the sound over: its samples may be gone afterwards. */
  makeClip(home: string, sound: Sound, recipe: ClipRecipe, signal?: AbortSignal): Promise<Clip>;
}

/** Makes clips here and now: for a few of them a thread would take longer to start. */
export const inlineClipMaker: ClipMaker = {
  async makeClip(home, sound, recipe, signal) {
    throwIfStopped(signal);
    return writeClipNow(home, recipe, makeClip(sound, recipe));
  },
};
