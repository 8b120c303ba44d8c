import type { Script } from '../model/script.ts';
import { cleanLine } from './clean-text.ts';

/** A smart speaker's briefing refuses longer text (Flash Briefing feed format). */
const CHARACTERS = 4499;

/** What is heard, as plain text, cut after a sentence. */
export function mainText(script: Pick<Script, 'segments'>): string {
  let text = '';
  for (const segment of script.segments) {
    for (const [index, sentence] of segment.sentences.entries()) {
      const next = cleanLine(sentence.text);
      if (next === '') continue;
      const longer = text === '' ? next : `${text}${index === 0 ? '\n' : ' '}${next}`;
      if (longer.length > CHARACTERS) return text === '' ? cleanLine(next.slice(0, CHARACTERS)) : text;
      text = longer;
    }
  }
  return text;
}
