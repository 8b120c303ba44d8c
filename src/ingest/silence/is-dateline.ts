import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';

/** A line that holds a date and nothing else of substance. */
export function isDateline(text: string): boolean {
  const line = text.trim();
  if (line.length > 80 || !/\d/u.test(line)) return false;
  if (/^\(?\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?\)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/u.test(line)) return true;
  if (/^\d{1,2}[:.]\d{2}\s?(?:[ap]\.?\s?m\.?|h|uhr)?(?:\s\(?[A-Z]{2,5}\)?)?$/iu.test(line)) return true;
  const words = foldCase(withoutPlace(line)).match(/\p{L}+|\d+/gu) ?? [];
  const hasMonth = words.some((word) => vocabulary.months.has(word));
  return hasMonth && words.every(isDateWord);
}

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.]+`;
const PLACE = new RegExp(
  `^(?:${WORD}(?:[ -](?:d[eiu]l? |la )?${WORD}){0,2},|${WORD}(?:[ -](?:d[eiu]l? |la )${WORD}|[ -]${WORD})?\\s?[-–—|·])\\s(?=[^,]*\\d)`,
  'u',
);

/** `Lisbon, 4 May 2024`, `Santiago de Chile - 14 ABR 2022`; three words before a dash are a title. */
function withoutPlace(line: string): string {
  return line.replace(PLACE, '');
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
