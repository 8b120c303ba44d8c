import type { Passage } from '../passages/passage.ts';
import { endsSentence } from '../passages/words.ts';
import { findLabel } from './find-label.ts';
import type { Speaker } from './gather-people.ts';
import { labelRole } from './label-role.ts';
import { nameKey, nameShape } from './name-shape.ts';

/** The head of a transcript is not longer, in passages. */
const REACH = 30;
const LONGEST = 110;

/**
 * Lines at the head of a transcript that say who is who (`Moderator: Ada Okoro, Harbour Weekly`), by index, with the
 * label and the name: nobody says them.
 */
export function findCastList(passages: readonly Passage[]): ReadonlyMap<number, { label: string; name: string }> {
  const found = new Map<number, { label: string; name: string }>();
  for (const [index, passage] of passages.slice(0, REACH).entries()) {
    if (passage.fate.use !== 'spoken' || passage.isTitle === true) continue;
    const label = findLabel(passage);
    if (label === undefined || label.form === 'voice') continue;
    const said = passage.text.slice(label.to).trim();
    if (label.form !== 'colon' || labelRole(label.name) === undefined) {
      if (endsSentence(said)) break;
      continue;
    }
    const [name = ''] = said.split(/\s?[,;(–—|]/u);
    const isEntry = said.length <= LONGEST && !endsSentence(said) && nameShape(name) === 'strict' && name.includes(' ');
    if (!isEntry) break;
    found.set(index, { label: label.key, name: name.trim() });
  }
  return found;
}

/** Speakers whom only their role names, by the name that the head of the transcript gives to it. */
export function nameByCastList(speakers: readonly Speaker[], passages: readonly Passage[]): Speaker[] {
  const entries = [...findCastList(passages).values()];
  return speakers.map((speaker) => {
    const own = entries.filter(({ label }) => speaker.keys.has(label));
    const [entry] = own;
    if (entry === undefined || own.length > 1 || labelRole(speaker.name) === undefined) return speaker;
    const key = nameKey(entry.name);
    const isTaken = speakers.some((other) => other.keys.has(key) || key.endsWith(` ${other.key}`));
    return isTaken ? speaker : { ...speaker, name: entry.name, key, keys: new Set([...speaker.keys, key]) };
  });
}
