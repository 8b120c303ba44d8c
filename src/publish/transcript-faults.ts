import type { Script } from '../model/script.ts';
import type { Ms } from '../model/units.ts';
import { LINE_CHARACTERS } from './break-captions.ts';
import { cleanLine } from './clean-text.ts';
import type { Fault } from './fault.ts';
import { type ReadCaption, readTranscript } from './read-transcript.ts';

/** What is wrong with a WebVTT transcript of a script: form, order, times, speakers, words. */
export function transcriptFaults(vtt: string, script: Script, durationMs: Ms): Fault[] {
  const captions = readTranscript(vtt);
  if (captions === undefined) return [fault('The transcript is not WebVTT as Readout writes it.')];
  return [...timeFaults(captions, durationMs), ...formFaults(captions), ...wordFaults(captions, script)];
}

function timeFaults(captions: readonly ReadCaption[], durationMs: Ms): Fault[] {
  let end = 0;
  return captions.flatMap((caption, index) => {
    const isInOrder = caption.startMs >= end && caption.endMs > caption.startMs;
    end = caption.endMs;
    if (!isInOrder) return [fault(`Caption ${index + 1} of the transcript is not in order.`)];
    return caption.endMs <= durationMs ? [] : [fault(`Caption ${index + 1} of the transcript ends after the episode.`)];
  });
}

function formFaults(captions: readonly ReadCaption[]): Fault[] {
  return captions.flatMap(({ voice, lines }, index) => {
    if (voice === undefined || voice === '') return [fault(`Caption ${index + 1} of the transcript names no speaker.`)];
    const isLong = lines.some((line) => line.length > LINE_CHARACTERS);
    return isLong ? [fault(`Caption ${index + 1} has a line of more than ${LINE_CHARACTERS} characters.`)] : [];
  });
}

function wordFaults(captions: readonly ReadCaption[], script: Script): Fault[] {
  const names = new Map(script.speakers.map(({ id, name }) => [id, cleanLine(name)]));
  const wanted = script.segments.map(({ speaker, sentences }) => ({
    voice: names.get(speaker),
    letters: withoutSpace(sentences.map(({ text }) => cleanLine(text)).join('')),
  }));
  const told = captions.map(({ voice, lines }) => ({ voice, letters: withoutSpace(lines.join('')) }));
  return turns(wanted) === turns(told) ? [] : [fault('The words of the transcript are not those of the script.')];
}

/** Words by speaker, in order, in one string that can be compared; captions break lines inside words too. */
function turns(parts: readonly { readonly voice: string | undefined; readonly letters: string }[]): string {
  let last: string | undefined;
  return parts
    .filter(({ letters }) => letters !== '')
    .map(({ voice, letters }) => {
      const label = voice === last ? '' : `\n${voice}\n`;
      last = voice;
      return `${label}${letters}`;
    })
    .join('');
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

function fault(sentence: string): Fault {
  return { rule: 'transcript', sentence };
}
