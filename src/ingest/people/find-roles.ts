import type { Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';
import type { Speaker } from './gather-people.ts';

/** What a speaker does in the conversation. */
export interface Part {
  readonly turns: number;
  /** Turns that end with a question. */
  readonly questions: number;
  readonly words: number;
}

/** What the page says around the conversation. */
export interface Surroundings {
  /** Title and introduction. */
  readonly introduction: string;
  /** Author, as metadata or byline give it. */
  readonly author: string | undefined;
}

/** Who asks and who answers: told by labels, the byline and the introduction, else by who ends turns with a question. */
export function findRoles(speakers: readonly Speaker[], parts: readonly Part[], surroundings: Surroundings): Role[] {
  const introduction = foldCase(surroundings.introduction);
  const author = surroundings.author === undefined ? undefined : foldCase(surroundings.author);
  const certain = speakers.map((speaker) => certainRole(speaker, { introduction, author }));
  const main = findMainSpeaker(parts, certain);
  const isAsked = certain.includes('interviewer');
  const asks = parts.map((part) => (part.turns === 0 ? 0 : part.questions / part.turns));
  const most = asks.reduce((best, share, index) => (certain[index] === undefined ? Math.max(best, share) : best), 0);
  return speakers.map((_, index) => {
    const known = certain[index];
    if (known !== undefined) return known;
    if (index === main) return 'guest';
    const share = asks[index] ?? 0;
    // Beside one who says most, whoever asks at all or only gives the floor is of the other side.
    if (main !== undefined && (share >= 0.3 || isOnlyModerating(parts[index]))) return 'interviewer';
    return share >= (isAsked ? 0.75 : 0.5) && share >= most - 0.25 ? 'interviewer' : 'guest';
  });
}

function certainRole(speaker: Speaker, { introduction, author }: Surroundings): Role | undefined {
  if (speaker.told !== undefined) return speaker.told;
  if (author !== undefined && speaker.key.includes(' ') && author.includes(speaker.key)) return 'interviewer';
  return isIntroduced(speaker, introduction) ? 'guest' : undefined;
}

/** `we spoke with Ada Okoro`, `interview with Ada Okoro`: the name stands soon after a word of interviewing. */
function isIntroduced(speaker: Speaker, introduction: string): boolean {
  const at = introduction.indexOf(speaker.key);
  if (at < 0) return false;
  const before = introduction.slice(Math.max(0, at - 80), at);
  return vocabulary.interview.test(before);
}

/** Who says more than half of everything is asked, not asking. */
function findMainSpeaker(parts: readonly Part[], certain: readonly (Role | undefined)[]): number | undefined {
  const all = parts.reduce((sum, part) => sum + part.words, 0);
  const main = parts.findIndex((part) => part.words > all * 0.5 && part.questions < part.turns * 0.3);
  return parts.length > 1 && main >= 0 && certain[main] !== 'interviewer' ? main : undefined;
}

function isOnlyModerating(part: Part | undefined): boolean {
  return part !== undefined && part.turns > 0 && part.words / part.turns <= 8;
}
