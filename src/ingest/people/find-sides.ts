import type { Role } from '../../model/document.ts';
import type { Passage } from '../passages/passage.ts';
import { fillOtherSide } from './assign-turns.ts';
import { findRoles, type Surroundings } from './find-roles.ts';
import { findUnlabelledAsker } from './find-unlabelled-asker.ts';
import type { Speaker } from './gather-people.ts';
import { measureParts } from './measure-parts.ts';

/** Who speaks in a conversation, what each of them does, and where their turns begin. */
export interface Sides {
  readonly speakers: readonly Speaker[];
  readonly roles: readonly Role[];
  /** Number of the speaker whose turn begins at a passage. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Somebody who asks, of whom the page tells nothing. */
export const INTERVIEWER: Speaker = {
  key: 'interviewer',
  name: 'Interviewer',
  forms: [],
  keys: new Set(['interviewer']),
};
/** Somebody who answers, of whom the page tells nothing. */
export const GUEST: Speaker = { key: 'guest', name: 'Guest', forms: [], keys: new Set(['guest']) };

/** The sides of a conversation whose labels are known: the other side may go without. */
export function findSides(
  passages: readonly Passage[],
  starts: ReadonlyMap<number, number>,
  speakers: readonly Speaker[],
  surroundings: Surroundings,
): Sides {
  const asked = findUnlabelledAsker(passages, starts);
  const marked = new Map([...starts, ...[...asked].map((index) => [index, speakers.length] as const)]);
  const parts = measureParts(passages, marked, speakers.length + 1).slice(0, speakers.length);
  const roles = findRoles(speakers, parts, surroundings);
  if (asked.size === 0) return addOtherSide(passages, { speakers, roles, starts });
  const asker = roles.indexOf('interviewer');
  if (asker >= 0)
    return {
      speakers,
      roles,
      starts: new Map([...marked].map(([index, number]) => [index, number === speakers.length ? asker : number])),
    };
  return { speakers: [...speakers, INTERVIEWER], roles: [...roles, 'interviewer'], starts: marked };
}

/** Lets the other side speak where labels know one side only. */
export function addOtherSide(passages: readonly Passage[], known: Sides): Sides {
  const { speakers, roles, starts } = known;
  const heard = new Set(roles.filter((role) => role !== 'narrator'));
  if (heard.size !== 1) return known;
  const labelled = heard.has('interviewer') ? 'interviewer' : 'guest';
  const filled = fillOtherSide(passages, starts, { labelled, other: speakers.length });
  if (filled.size - starts.size < Math.max(1, starts.size * 0.4)) return known;
  return labelled === 'interviewer'
    ? { speakers: [...speakers, GUEST], roles: [...roles, 'guest'], starts: filled }
    : { speakers: [...speakers, INTERVIEWER], roles: [...roles, 'interviewer'], starts: filled };
}
