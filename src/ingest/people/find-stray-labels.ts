import { hasLook } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { findLabel, type Label } from './find-label.ts';
import { isNobody } from './label-role.ts';
import { isInitials } from './name-shape.ts';

/**
 * Labels too few to make a conversation by themselves, in one that its questions make: `Harbour Weekly:` before one
 * question and `HW:` before the next, or bold initials before an answer.
 */
export function findStrayLabels(
  passages: readonly Passage[],
  questions: ReadonlySet<number>,
): ReadonlyMap<number, Label> {
  const found = new Map<number, Label>();
  for (const [index, passage] of passages.entries()) {
    const label = passage.fate.use === 'spoken' && passage.isTitle !== true ? findLabel(passage) : undefined;
    if (label === undefined || label.form !== 'colon' || label.shape !== 'strict' || isNobody(label.name)) continue;
    const isAlone = label.to >= passage.text.length;
    const isSetApart = label.isBold && !hasLook(passage, { from: 0, to: passage.text.length }, 'isBold');
    if (!isAlone && (questions.has(index) || isSetApart || isInitials(label.name))) found.set(index, label);
  }
  const asked = [...found.keys()].filter((index) => questions.has(index)).length;
  const [first = -1] = questions;
  // `Harbour Weekly:` before the first question and the guest's name before the first answer: said once, and then known.
  const isSaidOnce = found.has(first) && asked === 1 && [first + 1, first + 2].some((index) => found.has(index));
  const isUsual = (asked >= 2 && asked >= questions.size * 0.5) || isSaidOnce;
  return new Map([...found].filter(([index]) => !questions.has(index) || isUsual));
}
