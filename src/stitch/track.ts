import type { Cue } from '../model/timeline.ts';
import { FRAME_SAMPLES, type Ms, type Samples, toSamples } from '../model/units.ts';
import { isSameSentence, type SpokenSegment } from './match-clips.ts';
import type { ThemeSting } from './themes.ts';

/** A growing row of cues: each sound begins after the one before, on a slot. Positions are samples. */
export class Track {
  readonly #cues: Cue[] = [];
  /** End of the last sound and of any silence that its text asked for. */
  #end: Samples = 0;

  /** Adds a sting after `pauseMs` of silence and returns where it begins. */
  addSting(sting: ThemeSting, pauseMs: Ms): Samples {
    const at = this.#nextSlot(pauseMs);
    this.#cues.push({ kind: 'sting', at, samples: sting.samples, asset: sting.asset, gainDb: sting.gainDb });
    this.#end = at + sting.samples;
    return at;
  }

  /** Adds the clips of a segment after `pauseMs` of silence and returns where they begin. */
  addSegment({ segment, utterances }: SpokenSegment, pauseMs: Ms, sentencePauseMs: Ms): Samples {
    const start = this.#nextSlot(pauseMs);
    this.#end = start;
    for (const [index, utterance] of utterances.entries()) {
      // A sentence that a provider's limit cut in two was one breath: its parts meet sample-exactly.
      const joins = index === 0 || isSameSentence(utterances[index - 1], utterance);
      const at = this.#end + (joins ? 0 : toSamples(sentencePauseMs));
      const { clip, samples, sentence, sentences, breakAfterMs } = utterance;
      this.#cues.push({ kind: 'clip', at, samples, clip, segment: segment.id, sentence, sentences });
      this.#end = at + samples + toSamples(breakAfterMs);
    }
    return start;
  }

  /** All cues, and the length of the whole with `tailMs` of silence, rounded up to a whole slot. */
  close(tailMs: Ms): { cues: Cue[]; samples: Samples } {
    return { cues: [...this.#cues], samples: this.#nextSlot(tailMs) };
  }

  // On slots of one MP3 frame a later edit moves what follows by whole frames, which can then be kept as they are.
  #nextSlot(pauseMs: Ms): Samples {
    return Math.ceil((this.#end + toSamples(pauseMs)) / FRAME_SAMPLES) * FRAME_SAMPLES;
  }
}
