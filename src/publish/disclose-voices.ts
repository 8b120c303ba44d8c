import type { Script } from '../model/script.ts';
import { cleanLine, fitBytes } from './clean-text.ts';
import { phrasesFor } from './phrases.ts';

const LONGEST_LIST_BYTES = 1000;

/** Says that the voices are synthetic, and names the recordings that are not, with the rights in them. */
export function discloseVoices(script: Pick<Script, 'language' | 'segments' | 'speakers'>): string {
  const { disclosure, recordings } = phrasesFor(script.language);
  const names = new Map(script.speakers.map(({ id, name }) => [id, name]));
  const heard = script.segments.flatMap(({ speaker, recording }) =>
    recording === undefined ? [] : [cleanLine(`${names.get(speaker) ?? speaker} (${recording.rights})`)],
  );
  if (heard.length === 0) return disclosure;
  return `${disclosure} ${fitBytes(`${recordings}: ${[...new Set(heard)].join('; ')}.`, LONGEST_LIST_BYTES)}`;
}

/** The rights in the recordings of a script, by segment. */
export function rightsOf({ segments }: Pick<Script, 'segments'>): ReadonlyMap<string, string> {
  return new Map(segments.flatMap(({ id, recording }) => (recording === undefined ? [] : [[id, recording.rights]])));
}
