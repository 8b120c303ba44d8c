import type { RepairableText, RepairContext, TextRepair } from './text-repair.ts';

/** Words that nobody says twice in a row on purpose; `that that`, `had had` and `is is` are grammar. */
const NEVER_TWICE: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the a an and of to for with from or but be are was were this its their our your which than into have will would should'.split(
      ' ',
    ),
  ),
  de: new Set('und mit von für auf aus bei nach zum zur im dem den des ein eine einen nicht'.split(' ')),
  fr: new Set('de le la les et des un une du aux dans par pour avec est sont'.split(' ')),
  es: new Set('de el la los las un una y en con por para del al es son'.split(' ')),
};

/** A doubled function word. A person's turn is left alone: people stutter, and a transcript keeps that. */
export function findDoubledWords(repairable: RepairableText, { language }: RepairContext): TextRepair[] {
  const { text, kind, words, isProtected, isQuoted } = repairable;
  const never = NEVER_TWICE[language.slice(0, 2).toLowerCase()];
  if (never === undefined || kind === 'turn') return [];
  return words.flatMap((word, index): TextRepair[] => {
    const next = words[index + 1];
    if (next === undefined || word.lower !== next.lower || !never.has(word.lower) || next.text !== next.lower)
      return [];
    if (word.isPart || next.isPart || isProtected[word.start] === 1 || isQuoted[word.start] === 1) return [];
    if (!/^\s+$/u.test(text.slice(word.end, next.start))) return [];
    return [{ kind: 'doubled-word', start: word.start, end: next.end, to: word.text }];
  });
}
