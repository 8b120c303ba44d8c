import type { Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';

/** `Entrevistador/a`, `Moderator:in`, `Journaliste·e`. */
const BOTH_GENDERS = /(?:\/-?(?:a|o|e|in|innen)|\((?:a|e|in)\)|[*_·:](?:a|e|in))$/u;

/** The role that a label's own words tell: `Interviewer`, `Q`, `Frage 3`; undefined for a name. */
export function labelRole(name: string): Role | undefined {
  const words = foldCase(name)
    .replace(BOTH_GENDERS, '')
    .replaceAll(/[.:\d#]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
  if (vocabulary.questionLetters.has(words)) return 'interviewer';
  if (vocabulary.answerLetters.has(words)) return 'guest';
  if (vocabulary.interviewers.has(words)) return 'interviewer';
  if (vocabulary.guests.has(words)) return 'guest';
  return vocabulary.narrators.has(words) ? 'narrator' : undefined;
}

/** Whether a label's words are known to name no person: `Note`, `Final thoughts`. */
export function isNobody(name: string): boolean {
  const words = foldCase(name).replaceAll(/[.:]+/gu, ' ').trim().replaceAll(/\s+/gu, ' ');
  if (vocabulary.nobodies.has(words)) return true;
  const parts = words.split(/[ -]/u);
  return parts.every((word) => vocabulary.nobodies.has(word) || vocabulary.particles.has(word) || /^\d+$/u.test(word));
}
