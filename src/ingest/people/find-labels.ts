import { vocabulary } from '../conventions/vocabulary.ts';
import type { Passage } from '../passages/passage.ts';
import { endsSentence, endsWithQuestion, wordsOf } from '../passages/words.ts';
import type { Label } from './find-label.ts';
import type { NamesInText } from './find-names-in-text.ts';
import { countSupport, type Group, groupLabels, isWeak } from './label-groups.ts';
import { isNobody, labelRole } from './label-role.ts';
import { createNameMatcher } from './match-names.ts';
import { isInitials, isTitle, nameWords } from './name-shape.ts';

/** No conversation has more; a list of as many names is something else. */
const MOST_SPEAKERS = 300;

/**
 * The passages that begin with a speaker's label, by index. A label is one if the page behaves like a conversation:
 * its names come again, take turns, ask and speak in the first person. A lone `Note:` or a film's `Director:` does not.
 */
export function findLabels(
  passages: readonly Passage[],
  candidates: ReadonlyMap<number, Label>,
  names: NamesInText,
): ReadonlyMap<number, Label> {
  const groups = groupLabels(candidates);
  const support = countSupport(groups);
  const credible = groups.filter((group) => isCredible(group, support(group), names));
  const core = credible.length > 0 ? credible : findRoundup(groups, names, passages);
  const known = new Set(core);
  const likely =
    core.length === 0 ? [] : groups.filter((group) => !known.has(group) && isLikely(group, names, passages));
  if (!isConversation([...core, ...likely], passages)) return new Map();
  const isAccepted = createJudge(core, names, passages);
  return new Map([...candidates].filter(([index, label]) => isAccepted(label, index)));
}

/**
 * Where labels are bold, a bold `Sponsor:` in their midst is nobody's and ends the turn before: the passages that the
 * narrator takes back.
 */
export function findInterruptions(
  candidates: ReadonlyMap<number, Label>,
  labels: ReadonlyMap<number, Label>,
): ReadonlySet<number> {
  const bold = [...labels.values()].filter(({ isBold }) => isBold).length;
  if (bold < labels.size * 0.8) return new Set();
  const isInterruption = ([index, label]: [number, Label]) =>
    !labels.has(index) && label.isBold && label.form === 'colon' && isNobody(label.name);
  return new Set([...candidates].filter(isInterruption).map(([index]) => index));
}

function isCredible({ name, key, labels }: Group, count: number, names: NamesInText): boolean {
  const [first] = labels;
  if (first === undefined) return false;
  if (first.form === 'voice') return true;
  if (first.form === 'letter' || labelRole(name) !== undefined) return true;
  if (first.form === 'colon' && first.told === 'interviewer' && !isNobody(name)) return true;
  if (isNobody(name)) return false;
  const isNamed = names.has(key) || names.byWord(key) !== undefined;
  if (first.form === 'brackets') return labels.length >= 2 || isNamed;
  if (first.form === 'own-line' && isInCapitals(name)) return labels.length >= 2;
  if (isWeak(first)) return labels.length >= 2 && (isNamed || labels.length >= 3);
  if (first.form === 'term') return labels.length >= 2;
  return count >= 2 || (key.includes(' ') && isNamed);
}

/** Several people asked the same: at least three bold names before a colon, most of which say `I`, each but once. */
function findRoundup(groups: readonly Group[], names: NamesInText, passages: readonly Passage[]): readonly Group[] {
  const bold = groups.filter(
    ({ key, name, labels: [label] }) =>
      label?.isBold === true &&
      label.form === 'colon' &&
      key.includes(' ') &&
      !isNobody(name) &&
      key.split(' ').every((word) => !names.isCommonWord(word)),
  );
  const saying = bold.filter(({ indices: [index = 0], labels: [label] }) =>
    vocabulary.saysI.test(spokenText(passages, index, label).slice(0, 2_000)),
  );
  return bold.length >= 3 && saying.length >= bold.length * 0.6 ? bold : [];
}

/** `ADA OKORO`: on a line of its own it is more than a heading. */
function isInCapitals(name: string): boolean {
  return /^[\p{Lu}\p{M}\s.'’-]{3,}$/u.test(name);
}

/** `Sir Ivo Brandt (Skerry)`: among names on lines of their own, one with a title or a place beside it, and a sentence. */
function isHonoured({ name, shape }: Label, passages: readonly Passage[], index: number): boolean {
  const isBeside = nameWords(name).some(isTitle) || /\S\s?\([^()]+\)\s*$/u.test(passages[index]?.text ?? '');
  return shape === 'strict' && isBeside && endsSentence(passages[index + 1]?.text ?? '');
}

/** Beside a speaker who is known, somebody who speaks once: a name of words that are no others, and a sentence. */
function isLikely({ name, labels, indices }: Group, names: NamesInText, passages: readonly Passage[]): boolean {
  const [label] = labels;
  if (label === undefined || label.form !== 'colon' || isNobody(name) || !label.key.includes(' ')) return false;
  const isUncommon = label.key.split(' ').every((word) => !names.isCommonWord(word));
  return isUncommon && endsSentence(passages[indices[0] ?? 0]?.text ?? '');
}

function isConversation(core: readonly Group[], passages: readonly Passage[]): boolean {
  const turns = core
    .flatMap((group) => group.indices.map((index, at) => ({ index, group, label: group.labels[at] })))
    .sort((a, b) => a.index - b.index);
  const hasRoles = core.some((group) => labelRole(group.name) !== undefined);
  const isExplicit = core.some((group) => group.labels.some(({ form }) => form === 'voice' || form === 'brackets'));
  if (turns.length < 2 || core.length > MOST_SPEAKERS) return false;
  const isFullName = core.every(({ key }) => key.includes(' '));
  if (core.length === 1 && !hasRoles && !isExplicit && turns.length < (isFullName ? 2 : 3)) return false;
  if (core.length > 1 && turns.length < 3 && !hasRoles && !isExplicit) return false;
  const isChange = (turn: (typeof turns)[number], at: number) =>
    at > 0 && (turn.group !== turns[at - 1]?.group || isAsked(passages, turn.index, turns[at - 1]?.index ?? 0));
  const changes = turns.filter(isChange).length;
  const takesTurns = core.length === 1 || changes >= (turns.length - 1) * 0.4;
  if (isExplicit) return true;
  const speaking = turns.filter(({ index, label }) => isSpeechLike(spokenText(passages, index, label))).length;
  return takesTurns && speaking >= Math.max(hasRoles ? 1 : 2, turns.length * 0.25);
}

/** Whether somebody without a label asks before a label. */
function isAsked(passages: readonly Passage[], index: number, before: number): boolean {
  return index - before > 1 && endsWithQuestion(passages[index - 1]?.text ?? '');
}

function spokenText(passages: readonly Passage[], index: number, label: Label | undefined): string {
  const own = passages[index]?.text.slice(label?.to ?? 0) ?? '';
  return own.trim() === '' ? (passages[index + 1]?.text ?? '') : own;
}

/** People ask, address each other and say `I`. */
function isSpeechLike(text: string): boolean {
  const start = text.slice(0, 2_000);
  if (start.includes('?')) return true;
  return wordsOf(start).some((word) => vocabulary.firstPerson.has(word) || vocabulary.secondPerson.has(word));
}

/** In a conversation, rarer labels count too: misspelt ones, and names that speak once in the same style. */
function createJudge(core: readonly Group[], names: NamesInText, passages: readonly Passage[]) {
  const forms = new Map(core.map((group) => [group.key, new Set(group.labels.map((label) => label.form))]));
  const usual = new Set(core.flatMap((group) => group.labels.map((label) => label.form)));
  const labels = core.flatMap((group) => group.labels);
  const isUsuallyBold = labels.filter((label) => label.isBold).length > labels.length * 0.8;
  const isUsuallyCapital = labels.filter(({ name }) => isInCapitals(name)).length > labels.length * 0.8;
  const matches = createNameMatcher(core.map((group) => group.key));
  return (label: Label, index: number): boolean => {
    const known = forms.get(label.key);
    if (known !== undefined) return known.has(label.form) || usual.has(label.form);
    if (!(usual.has(label.form) || label.form === 'stop-dash') || label.form === 'dash') return false;
    if (matches(label.key) !== undefined) return isInitials(label.name) || !isNobody(label.name);
    if (isNobody(label.name)) return false;
    if (label.form === 'stop-dash' && label.shape === 'strict') return true;
    if (label.form === 'own-line' && isInCapitals(label.name)) return label.shape === 'strict' && isUsuallyCapital;
    if (label.form === 'own-line' && isHonoured(label, passages, index)) return true;
    if (label.shape === 'loose' || isWeak(label)) return false;
    const said = passages[index]?.text.slice(label.to) ?? '';
    const isInStyle = !isUsuallyBold || label.isBold;
    const isNamed =
      names.has(label.key) ||
      names.byWord(label.key) !== undefined ||
      isInitials(label.name) ||
      nameWords(label.name).some(isTitle);
    const isUncommon = label.key.split(' ').every((word) => !names.isCommonWord(word));
    return (
      isInStyle &&
      (endsSentence(said) || said.trim() === '') &&
      (isNamed || (isUncommon && (isUsuallyBold || label.key.includes(' '))))
    );
  };
}
