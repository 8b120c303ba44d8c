import type { Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { hasLook } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { labelForms, titledStop } from './label-forms.ts';
import { isNobody, labelRole } from './label-role.ts';
import { isInitials, isTitle, nameKey, nameShape } from './name-shape.ts';

/** How a label is set off from what its speaker says. */
export type LabelForm =
  | 'voice'
  | 'brackets'
  | 'colon'
  | 'letter'
  | 'stop'
  | 'stop-dash'
  | 'bold'
  | 'dash'
  | 'own-line'
  | 'timed'
  | 'term';

/** Something at the beginning of a passage that may name its speaker. */
export interface Label {
  /** As written, without what sets it off. */
  readonly name: string;
  readonly key: string;
  readonly form: LabelForm;
  /** `loose`: there is a slip in it; it counts only if it is a known speaker. */
  readonly shape: 'strict' | 'loose';
  readonly isBold: boolean;
  /** Set where the label itself says what its person does: `Ada Okoro, host`. */
  readonly told?: Role;
  /** What the speaker says begins here in the passage's text; its length for a label on a line of its own. */
  readonly to: number;
}

/** Labels are looked for in so many characters. */
const REACH = 120;

/**
 * What may be a speaker's label at the beginning of a passage. Whether it is one, the whole page must tell.
 * @param withLetters whether `A. ` may be an answer; without, `A. Okoro: ` is a name
 */
export function findLabel(passage: Passage, withLetters = true): Label | undefined {
  const { text, voice } = passage;
  if (voice !== undefined) return labelOf(passage, { name: voice, to: 0, form: 'voice' });
  const head = text.slice(0, REACH);
  return (
    match(passage, labelForms.brackets.exec(head), 'brackets') ??
    (withLetters ? letterLabel(passage, head) : undefined) ??
    match(passage, labelForms.colon.exec(head), 'colon') ??
    match(passage, labelForms.stopDash.exec(head), 'stop-dash') ??
    match(passage, labelForms.stop.exec(head), 'stop') ??
    titledLabel(passage, head) ??
    boldLabel(passage) ??
    ownLine(passage, head) ??
    match(passage, labelForms.dash.exec(head), 'dash')
  );
}

function match(passage: Passage, found: RegExpExecArray | null, form: LabelForm): Label | undefined {
  const name = found?.slice(1).find((group) => group !== undefined);
  if (found === null || name === undefined) return undefined;
  return labelOf(passage, { name, to: found[0].length, form });
}

/** `Q (Ada Okoro, Harbour Weekly): `: a letter, and the name of the one who asks. */
const NAMED_LETTER = /^\s*\p{Lu}\s?\([^()\n]{2,70}\)\s?[:：]/u;

function letterLabel(passage: Passage, head: string): Label | undefined {
  if (NAMED_LETTER.test(head)) return undefined;
  const found = labelForms.loneQ.exec(head) ?? labelForms.letter.exec(head);
  const letter = found?.[1]?.toLowerCase() ?? '';
  const isKnown = vocabulary.questionLetters.has(letter) || vocabulary.answerLetters.has(letter);
  return found === null || !isKnown
    ? undefined
    : labelOf(passage, { name: letter.toUpperCase(), to: found[0].length, form: 'letter' });
}

function titledLabel(passage: Passage, head: string): Label | undefined {
  const found = titledStop(head);
  return found === undefined ? undefined : labelOf(passage, { ...found, form: 'stop' });
}

/** `**Ada Okoro** I think …`: bold words alone set the label off. */
function boldLabel(passage: Passage): Label | undefined {
  const { stretches, text } = passage;
  let to = 0;
  for (const stretch of stretches) {
    const length =
      stretch.kind === 'joiner' ? stretch.text.length : (stretch.reads?.length ?? stretch.end - stretch.start);
    if (stretch.kind === 'source' && !stretch.isBold && text.slice(to, to + length).trim() !== '') break;
    to += length;
  }
  if (to === 0 || to > REACH || to >= text.length) return undefined;
  return labelOf(passage, { name: text.slice(0, to).replace(/^\s*[>\-–—•*]*\s*|[\s.:–—-]+$/gu, ''), to, form: 'bold' });
}

function ownLine(passage: Passage, head: string): Label | undefined {
  if (passage.text.length > REACH || passage.kind === 'table-row') return undefined;
  const found = labelForms.ownLine.exec(head);
  if (found?.[1] === undefined) return undefined;
  const form = passage.kind === 'term' ? 'term' : found[2] === undefined ? 'own-line' : 'timed';
  return labelOf(passage, { name: found[1], to: passage.text.length, form });
}

function labelOf(passage: Passage, found: { name: string; to: number; form: LabelForm }): Label | undefined {
  const { name, role } = namedAsker(found.name) ?? withoutRole(personOf(found.name).trim());
  const isCertain = found.form === 'voice' || found.form === 'letter' || labelRole(name) !== undefined;
  const shape = isCertain ? 'strict' : nameShape(name);
  const key = nameKey(name);
  if (shape === undefined || key === '') return undefined;
  const isBold = hasLook(passage, { from: 0, to: Math.max(1, found.to) }, 'isBold');
  const told = role ?? labelRole(found.name) ?? roleBeside(found.name);
  return { name, key, form: found.form, shape, to: found.to, isBold, ...(told === undefined ? {} : { told }) };
}

/** The name in `Ada Okoro (chair)` and `Ada Okoro, chair of the board`. */
function personOf(label: string): string {
  const plain = label
    .replaceAll(/\s?\([^)]{0,50}\)/gu, '')
    .replaceAll(/^["“„«*_\s]+|["”“»*_\s—–-]+$/gu, '')
    .replace(/(?<=\p{L}{3})\.$|\s+of\s+\p{Lu}\p{Ll}+$/u, '');
  const comma = plain.indexOf(',');
  const before = plain.slice(0, comma);
  return comma > 0 && /\S\s+\S/u.test(before) && nameShape(before) === 'strict' ? before : plain;
}

/** `Question (Ada Okoro, Harbour Weekly)` is Ada Okoro, who asks; `Question (via interpreter)` is nobody in particular. */
function namedAsker(label: string): { name: string; role: Role } | undefined {
  const found = /^([^()]{1,30}?)\s?\(([^(),/–—-]{3,50})[^()]{0,50}\)\s*$/u.exec(label.trim());
  const role = labelRole(found?.[1] ?? '');
  const name = found?.[2]?.trim() ?? '';
  const isName = nameShape(name) === 'strict' && /^\p{Lu}/u.test(name) && !isInitials(name);
  return role === undefined || !isName || labelRole(name) !== undefined || isNobody(name) ? undefined : { name, role };
}

/** What stands after the comma or between the brackets of a label, if it is a role. */
function roleBeside(label: string): Role | undefined {
  const beside = /,\s*([^,()]{1,40})$|\(([^()]{1,40})\)/u.exec(label.trim());
  return beside === null ? undefined : labelRole(beside[1] ?? beside[2] ?? '');
}

/** `Moderator Ada Okoro` is Ada Okoro, who asks. A title such as `Chair` stays with its name. */
function withoutRole(name: string): { name: string; role: Role | undefined } {
  const [first = '', ...rest] = name.split(/\s+/u);
  const role = rest.length === 0 || isTitle(first) || /^\p{L}\.?$/u.test(first) ? undefined : labelRole(first);
  const person = rest.join(' ');
  return role !== undefined && nameShape(person) === 'strict' && !/\d/u.test(person) && labelRole(name) === undefined
    ? { name: person, role }
    : { name, role: undefined };
}
