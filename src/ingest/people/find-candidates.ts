import type { Passage } from '../passages/passage.ts';
import { findCastList } from './find-cast-list.ts';
import { findLabel, type Label } from './find-label.ts';

/** Everything on a page that has the form of a label, by index of its passage. */
export function findCandidates(passages: readonly Passage[]): ReadonlyMap<number, Label> {
  const candidates = new Map<number, Label>();
  const cast = findCastList(passages);
  for (const [index, passage] of passages.entries()) {
    const isRead = passage.fate.use === 'spoken' && passage.isTitle !== true && !cast.has(index);
    const label = isRead ? findLabel(passage) : undefined;
    if (label !== undefined && isFollowed(passages, index, label)) candidates.set(index, label);
  }
  return readInitials(passages, candidates);
}

/** Where nobody is labelled `Q`, the `A. ` of `A. Okoro: ` answers nobody: it begins a name. */
function readInitials(passages: readonly Passage[], candidates: Map<number, Label>): ReadonlyMap<number, Label> {
  const letters = [...candidates].filter(([, { form }]) => form === 'letter');
  const asking = [...candidates.values()].filter(({ told }) => told === 'interviewer').length;
  if (letters.length === 0 || asking > 1) return candidates;
  for (const [index] of letters) {
    const passage = passages[index];
    const label = passage === undefined ? undefined : findLabel(passage, false);
    if (label?.form === 'colon' && label.key.includes(' ')) candidates.set(index, label);
  }
  return candidates;
}

/** A label on a line of its own needs something after it. */
function isFollowed(passages: readonly Passage[], index: number, label: Label): boolean {
  if (label.form !== 'own-line' && label.form !== 'timed' && label.form !== 'term') return true;
  const next = passages[index + 1];
  return next !== undefined && next.kind !== 'heading' && next.text.trim() !== '';
}
