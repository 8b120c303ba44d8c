import type { Role } from '../model/document.ts';
import type { Publication } from '../model/publication.ts';
import type { Script } from '../model/script.ts';
import { cleanLine } from './clean-text.ts';

/** Names that are no person's: what a page without names calls the parts. */
const PART_NAMES = new Set(['narrator', 'interviewer', 'guest', 'host', 'question', 'answer', 'q', 'a']);

type PersonRole = Publication['persons'][number]['role'];

/** Who asks is a host, who answers a guest. The narrator is nobody; who is only quoted does not speak for the episode. */
const ROLES: Readonly<Record<Role, PersonRole | undefined>> = {
  interviewer: 'host',
  guest: 'guest',
  narrator: undefined,
  quoted: undefined,
};

/** The people heard in an episode. */
export function listPersons(script: Script): Publication['persons'] {
  const heard = new Set(script.segments.map(({ speaker }) => speaker));
  const persons: Publication['persons'] = [];
  for (const speaker of script.speakers) {
    const name = cleanLine(speaker.name);
    const role = ROLES[speaker.role];
    const isPerson = heard.has(speaker.id) && name !== '' && !PART_NAMES.has(name.toLowerCase());
    if (isPerson && role !== undefined) persons.push({ name, role });
  }
  return persons;
}
