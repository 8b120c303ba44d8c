import type { ClipsFile } from '../model/clip.ts';
import type { Script } from '../model/script.ts';
import type { TimelineFile } from '../model/timeline.ts';
import type { Fault } from './fault.ts';

/**
 * Holds the timeline against the manifest: every segment of the script has its clips, every sentence is covered once
 * and in order, and exactly those clips stand in the timeline in that order, none over another.
 */
export function completeFaults(script: Script, clips: ClipsFile, timeline: TimelineFile): Fault[] {
  return [...clipFaults(script, clips), ...orderFaults(clips, timeline), ...overlapFaults(timeline)];
}

function clipFaults(script: Script, clips: ClipsFile): Fault[] {
  const wanted = script.segments.map(({ id }) => id);
  const made = clips.segments.map(({ segment }) => segment);
  const missing = wanted.filter((id) => !made.includes(id));
  if (missing.length > 0) return missing.map((id) => fault(`Segment ${id} has no clips.`));
  if (wanted.length !== made.length || wanted.some((id, index) => made[index] !== id))
    return [fault('The clips are not those of the script, in its order.')];
  return script.segments.flatMap(({ id, sentences }, index) => {
    const covered = (clips.segments[index]?.utterances ?? []).reduce<number | undefined>(
      (next, { sentence, sentences: count, part }) => {
        if (next === undefined) return undefined;
        const isFurtherPart = part > 0 && sentence + count === next;
        if (isFurtherPart) return next;
        return sentence === next && part === 0 ? next + count : undefined;
      },
      0,
    );
    return covered === sentences.length ? [] : [fault(`The clips of segment ${id} do not cover its sentences.`)];
  });
}

function orderFaults(clips: ClipsFile, timeline: TimelineFile): Fault[] {
  const wanted = clips.segments.flatMap(({ segment, utterances }) =>
    utterances.map(({ clip, samples, sentence }) => ({ segment, clip, samples, sentence })),
  );
  const heard = timeline.cues.filter((cue) => cue.kind === 'clip');
  const wrong = wanted.findIndex((one, index) => {
    const cue = heard[index];
    return (
      cue?.segment !== one.segment ||
      cue.clip !== one.clip ||
      cue.sentence !== one.sentence ||
      cue.samples !== one.samples
    );
  });
  if (wrong >= 0)
    return [fault(`The timeline does not play segment ${wanted[wrong]?.segment} where the script has it.`)];
  return heard.length === wanted.length ? [] : [fault('The timeline plays more clips than the script has.')];
}

function overlapFaults(timeline: TimelineFile): Fault[] {
  const faults: Fault[] = [];
  let end = 0;
  for (const cue of timeline.cues) {
    if (cue.at + cue.samples > timeline.samples)
      faults.push(fault(`A sound at sample ${cue.at} ends after the episode does.`));
    if (cue.kind !== 'clip') continue;
    if (cue.at < end) faults.push(fault(`Segment ${cue.segment} begins before the speech before it has ended.`));
    end = cue.at + cue.samples;
  }
  return faults;
}

function fault(sentence: string): Fault {
  return { rule: 'complete', sentence };
}
