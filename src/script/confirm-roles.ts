import type { Person } from '../model/document.ts';
import type { ReadBlock } from './read-documents.ts';

/** How many of an interviewer's turns hold a question, and how few of a guest's end in one, before roles are spoken of. */
const ASKS = 0.5;
const ANSWERS = 0.4;

/**
 * Whether the page itself shows who asks and who answers: every interviewer asks in at least half of their turns, and
 * every guest's turns mostly end without a question. A panel or a press conference with a moderator shows no such roles.
 */
export function showsRoles(people: readonly Person[], blocks: readonly ReadBlock[]): boolean {
  const turns = turnsOf(blocks);
  return people.every(({ id, role }) => {
    const own = turns.filter(({ speaker }) => speaker === id).map(({ text }) => text);
    if (role === 'interviewer') return share(own, /\?/u) >= ASKS;
    return role !== 'guest' || share(own, /\?["'”’»)]*$/u) <= ANSWERS;
  });
}

function share(turns: readonly string[], question: RegExp): number {
  return turns.length === 0 ? 0 : turns.filter((text) => question.test(text)).length / turns.length;
}

/** The turns of a conversation: paragraphs of one person that follow one another are one. */
function turnsOf(blocks: readonly ReadBlock[]): { speaker: string; text: string }[] {
  const turns: { speaker: string; text: string }[] = [];
  for (const { block, text } of blocks) {
    const last = turns.at(-1);
    if (last?.speaker === block.speaker) last.text += ` ${text}`;
    else turns.push({ speaker: block.speaker, text });
  }
  return turns;
}
