import type { Script } from '../model/script.ts';
import type { BedCue, Cue } from '../model/timeline.ts';
import { type Samples, toSamples } from '../model/units.ts';
import type { ThemeBed } from './themes.ts';

/** A stretch of samples; `end` is exclusive. */
interface Stretch {
  readonly at: Samples;
  readonly end: Samples;
}

// The music is down before a voice begins, and comes back slower than it went.
const ATTACK = toSamples(250);
const RELEASE = toSamples(450);
/** A pause that is too short for the music to come up and go again. */
const SHORT_PAUSE = ATTACK + RELEASE + toSamples(100);
const FADE_IN = toSamples(900);
const FADE_OUT = toSamples(1400);

/**
 * The beds of an episode: under its intro and under its outro, out of the way of every voice. A pure function of the
 * timeline, so that the mix of any stretch can be made alone.
 */
export function placeBeds(
  { segments }: Pick<Script, 'segments'>,
  { cues, samples }: { readonly cues: readonly Cue[]; readonly samples: Samples },
  bed: ThemeBed,
): BedCue[] {
  const kinds = new Map(segments.map(({ id, kind }) => [id, kind]));
  const spoken = cues.filter((cue) => cue.kind === 'clip');
  const speech = spoken.map(({ at, samples: length }) => ({ at, end: at + length }));
  const isIntro = spoken.map(({ segment }) => kinds.get(segment) === 'intro');
  const isOutro = spoken.map(({ segment }) => kinds.get(segment) === 'outro');
  const intro = introStretch(speech, isIntro, samples);
  const outro = outroStretch(speech, isOutro, samples);
  // In a very short episode one waits for the other.
  const later = outro && { ...outro, at: Math.max(outro.at, intro?.end ?? 0) };
  const stretches = [intro, later].filter((stretch) => stretch !== undefined && stretch.end > stretch.at);
  return stretches.flatMap((stretch) => (stretch === undefined ? [] : [makeBed(stretch, speech, bed)]));
}

/** It begins while the opening sting rings and is gone soon after what follows the intro has begun. */
function introStretch(speech: readonly Stretch[], isIntro: readonly boolean[], samples: Samples): Stretch | undefined {
  const first = speech[0];
  if (first === undefined || isIntro[0] !== true) return undefined;
  const after = speech[isIntro.indexOf(false)];
  const last = speech[isIntro.lastIndexOf(true)] ?? first;
  const end = (after?.at ?? last.end) + FADE_OUT;
  return { at: Math.max(0, first.at - FADE_IN - ATTACK), end: Math.min(samples, end) };
}

/** It begins in the pause before the outro and goes while the closing sting begins. */
function outroStretch(speech: readonly Stretch[], isOutro: readonly boolean[], samples: Samples): Stretch | undefined {
  const begin = isOutro.indexOf(true);
  const [first, last] = [speech[begin], speech.at(-1)];
  // Before its first word somebody else may still speak: it waits for that.
  const before = speech[begin - 1]?.end ?? 0;
  if (first === undefined || last === undefined || begin === 0) return undefined;
  const at = Math.max(before, first.at - FADE_IN - ATTACK);
  return { at, end: Math.min(samples, last.end + FADE_OUT) };
}

function makeBed({ at, end }: Stretch, speech: readonly Stretch[], bed: ThemeBed): BedCue {
  const heard = speech.filter((one) => one.end > at && one.at < end);
  const points = joinNear(heard).flatMap((one) => [
    { at: one.at - ATTACK - at, gainDb: bed.openDb },
    { at: one.at - at, gainDb: bed.duckedDb },
    { at: one.end - at, gainDb: bed.duckedDb },
    { at: one.end + RELEASE - at, gainDb: bed.openDb },
  ]);
  const half = Math.floor((end - at) / 2);
  return {
    kind: 'bed',
    at,
    samples: end - at,
    asset: bed.asset,
    fadeIn: Math.min(FADE_IN, half),
    fadeOut: Math.min(FADE_OUT, half),
    points: points.length > 0 ? points : [{ at: 0, gainDb: bed.openDb }],
  };
}

/** Voices between which the music stays down are one. */
function joinNear(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.at - last.end < SHORT_PAUSE) {
      joined[joined.length - 1] = { at: last.at, end: Math.max(last.end, stretch.end) };
    } else joined.push(stretch);
  }
  return joined;
}
