import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText } from '../passages/cut-text.ts';
import { drop, type Passage, withFate } from '../passages/passage.ts';
import { foldCase } from '../passages/words.ts';
import { nameShape } from '../people/name-shape.ts';

const LONGEST_CAPTION = 400;
const IMAGE_CREDIT = new RegExp(
  `(?:^|(?<=[.!?)”"»|]\\s{0,3}))\\(?(?:${vocabulary.imageCredits.join('|')})\\s{0,2}(?::|/|©|by )\\s{0,2}[^.\\n]{1,90}\\.?\\)?\\s{0,4}$`,
  'iu',
);
const AGENCY =
  /(?:^|\s)(?:\((?:AP|AFP|Reuters|EPA|dpa|EFE|Getty|Shutterstock)\b[^)]{0,60}\)|(?:REUTERS|AFP|AP Photo|Getty Images|picture alliance|©)\s?\/?[^.\n]{0,60})\s*$/u;

/** Marks what may be read or left out: bylines, dates that stand alone, captions. Image credits are cut out of them. */
export function markOptional(passage: Passage, source: string): Passage {
  if (passage.fate.use === 'dropped' || passage.kind === 'table-row' || passage.kind === 'heading') return passage;
  const cut = cutImageCredit(passage, source);
  if (cut !== passage) return cut.text.trim() === '' ? drop(cut, 'image-credit') : withFate(cut, CAPTION);
  if (passage.fate.use === 'optional') return passage;
  if (isDateline(passage.text)) return withFate(passage, { use: 'optional', why: 'dateline' });
  return isCredit(passage) ? withFate(passage, { use: 'optional', why: 'credit' }) : passage;
}

const CAPTION = { use: 'optional', why: 'caption' } as const;

function cutImageCredit(passage: Passage, source: string): Passage {
  if (passage.text.length > LONGEST_CAPTION || passage.voice !== undefined) return passage;
  const match = IMAGE_CREDIT.exec(passage.text) ?? AGENCY.exec(passage.text);
  if (match === null) return passage;
  return cutText(passage, [{ from: match.index, to: passage.text.length }], 'image-credit', source);
}

/** A line that says who made the page. */
export function isCredit({ text, hint }: Pick<Passage, 'text' | 'hint'>): boolean {
  const line = text.trim();
  if (hint === 'byline' && line.length <= 200) return true;
  if (line === '' || line.length > LONGEST_CAPTION) return false;
  return isByline(line) || vocabulary.credits.some((pattern) => pattern.test(line));
}

/** `By Ada Okoro | 4 May`, `Photos: Ada Okoro`: names after a word that announces them, and no sentence. */
function isByline(line: string): boolean {
  const colon = line.indexOf(':');
  const isLabelled = colon > 0 && colon < 40 && vocabulary.creditLabels.has(foldCase(line.slice(0, colon).trim()));
  if (isLabelled) return startsWithNames(line.slice(colon + 1));
  const words = line.split(/\s+/u);
  const announced = [1, 2, 3, 4].find((count) => vocabulary.bylines.has(foldCase(words.slice(0, count).join(' '))));
  return announced !== undefined && startsWithNames(words.slice(announced).join(' '));
}

function startsWithNames(text: string): boolean {
  const [names = ''] = text.split(/\s[|·•–—-]\s|[,;(/|]|\s\d|\.$/u);
  return names.split(/\s(?:and|und|et|y|e|&)\s/u).every((name) => nameShape(name) === 'strict');
}

/** A line that holds a date and nothing else of substance. */
export function isDateline(text: string): boolean {
  const line = text.trim();
  if (line.length > 80 || !/\d/u.test(line)) return false;
  if (/^\(?\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?\)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/u.test(line)) return true;
  const words = foldCase(line).match(/\p{L}+|\d+/gu) ?? [];
  const hasMonth = words.some((word) => vocabulary.months.has(word));
  return hasMonth && words.every(isDateWord);
}

const DATE_FILLERS = new Set(
  `published updated posted last on at am pm a p m gmt utc est edt et bst cet cest the of de del le la les um uhr den vom veroffentlicht aktualisiert
  stand publie mis jour actualizado publicado el las h min st nd rd th er read minutes`.split(/\s+/u),
);

function isDateWord(word: string): boolean {
  return (
    /^\d{1,4}$/u.test(word) || vocabulary.months.has(word) || vocabulary.weekdays.has(word) || DATE_FILLERS.has(word)
  );
}
