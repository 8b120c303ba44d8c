import type { Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { hasLook } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { labelRole } from './label-role.ts';
import { isTitle, nameKey, nameShape } from './name-shape.ts';

/** How a label is set off from what its speaker says. */
export type LabelForm = 'voice' | 'brackets' | 'colon' | 'letter' | 'stop' | 'bold' | 'dash' | 'own-line' | 'term';

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
const LEAD = String.raw`^\s*(?:(?:>>+|[-–—•*])\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?`;
const BRACKETS = new RegExp(
  `${LEAD}(?:\\(\\(([^()\\n]{1,60})\\)\\)|\\[([^\\][\\n]{1,60})\\]|<([^<>\\n]{1,60})>)\\s*:?\\s*`,
  'u',
);
const COLON = new RegExp(`${LEAD}([^:：\\n]{1,90}?)\\s?[:：](?!\\d|//)\\s*`, 'u');
const LETTER = new RegExp(
  `${LEAD}(\\p{Lu})\\s?\\d{0,2}\\s?(?:[.:：)]\\s?[-–—]\\s*|[.)]\\s+|[:：]\\s*|[-–—]\\s*)(?=\\S)`,
  'u',
);
/** White House style: a `Q` set off by space alone. */
const LONE_Q = new RegExp(`${LEAD}(Q)(?:[\\t\\u00a0]|\\s{2,})\\s*(?=\\S)`, 'u');
const CAPITALS = String.raw`(?:(?:Ma?c)?\p{Lu}[\p{Lu}\p{M}'’-]*\.?\s+){0,5}(?:Ma?c)?\p{Lu}[\p{Lu}\p{M}'’-]+`;
/** `CHAIR OKORO. `, `Mr. OKORO of Ohio. `, `The CHAIRWOMAN. ` */
const STOP = new RegExp(
  `${LEAD}((?:(?:The|\\p{Lu}\\p{Ll}{1,12}\\.?)\\s+){0,2}${CAPITALS}(?:\\s+of\\s+\\p{Lu}\\p{Ll}+)?)\\.(?:\\s+|\\s?[—–]\\s?)(?=\\S)`,
  'u',
);
const DASH = new RegExp(`${LEAD}(\\p{Lu}[^:—–\\n]{0,50}?)(?:\\s?[—–]|\\s-)\\s?(?=\\S)`, 'u');
const OWN_LINE = /^\s*([^:\n]{1,60}?)\s*[:：]?\s*(?:[-–—|(]?\s*\d{1,2}:\d{2}(?::\d{2})?\s?\)?)?\s*$/u;

/** What may be a speaker's label at the beginning of a passage. Whether it is one, the whole page must tell. */
export function findLabel(passage: Passage): Label | undefined {
  const { text, voice } = passage;
  if (voice !== undefined) return labelOf(passage, { name: voice, to: 0, form: 'voice' });
  const head = text.slice(0, REACH);
  return (
    match(passage, BRACKETS.exec(head), 'brackets') ??
    letterLabel(passage, head) ??
    match(passage, COLON.exec(head), 'colon') ??
    match(passage, STOP.exec(head), 'stop') ??
    boldLabel(passage) ??
    ownLine(passage, head) ??
    match(passage, DASH.exec(head), 'dash')
  );
}

function match(passage: Passage, found: RegExpExecArray | null, form: LabelForm): Label | undefined {
  const name = found?.slice(1).find((group) => group !== undefined);
  if (found === null || name === undefined) return undefined;
  return labelOf(passage, { name, to: found[0].length, form });
}

function letterLabel(passage: Passage, head: string): Label | undefined {
  const found = LONE_Q.exec(head) ?? LETTER.exec(head);
  const letter = found?.[1]?.toLowerCase() ?? '';
  const isKnown = vocabulary.questionLetters.has(letter) || vocabulary.answerLetters.has(letter);
  return found === null || !isKnown
    ? undefined
    : labelOf(passage, { name: letter.toUpperCase(), to: found[0].length, form: 'letter' });
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
  const found = OWN_LINE.exec(head);
  if (found?.[1] === undefined) return undefined;
  const form = passage.kind === 'term' ? 'term' : 'own-line';
  return labelOf(passage, { name: found[1], to: passage.text.length, form });
}

function labelOf(passage: Passage, found: { name: string; to: number; form: LabelForm }): Label | undefined {
  const { name, role } = withoutRole(personOf(found.name).trim());
  const isCertain = found.form === 'voice' || found.form === 'letter' || labelRole(name) !== undefined;
  const shape = isCertain ? 'strict' : nameShape(name);
  const key = nameKey(name);
  if (shape === undefined || key === '') return undefined;
  const isBold = hasLook(passage, { from: 0, to: Math.max(1, found.to) }, 'isBold');
  const told = labelRole(found.name) ?? role ?? roleBeside(found.name);
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

/** What stands after the comma or between the brackets of a label, if it is a role. */
function roleBeside(label: string): Role | undefined {
  const beside = /,\s*([^,()]{1,40})$|\(([^()]{1,40})\)/u.exec(label.trim());
  return beside === null ? undefined : labelRole(beside[1] ?? beside[2] ?? '');
}

/** `Moderator Ada Okoro` is Ada Okoro, who asks. A title such as `Chair` stays with its name. */
function withoutRole(name: string): { name: string; role: Role | undefined } {
  const [first = '', ...rest] = name.split(/\s+/u);
  const role = rest.length === 0 || isTitle(first) ? undefined : labelRole(first);
  const person = rest.join(' ');
  return role !== undefined && nameShape(person) === 'strict' && !/\d/u.test(person) && labelRole(name) === undefined
    ? { name: person, role }
    : { name, role: undefined };
}
