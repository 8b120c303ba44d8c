import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText } from '../passages/cut-text.ts';
import { drop, type Passage, withFate } from '../passages/passage.ts';
import { isCredit } from './is-credit.ts';
import { isDateline } from './is-dateline.ts';

const LONGEST_CAPTION = 400;
const IMAGE_CREDIT = new RegExp(
  `(?:^|(?<=[.!?)”"»|]\\s{0,3}))\\(?(?:${vocabulary.imageCredits.join('|')})\\s{0,2}(?::|/|©|by )\\s{0,2}[^.\\n]{1,90}\\.?\\)?\\s{0,4}$`,
  'iu',
);
const AGENCY =
  /(?:^|\s)(?:\((?:AP|AFP|Reuters|EPA|dpa|EFE|Getty|Shutterstock)\b[^)]{0,60}\)|(?:REUTERS|AFP|AP Photo|Getty Images|picture alliance|©)\s?\/?[^.\n]{0,60}|\/\s?(?:EFE|AFP|AP|EPA|REUTERS|GETTY|EUROPA PRESS|ANSA|DPA))\s*$/u;

/** Marks what may be read or left out: bylines, dates that stand alone, captions. Image credits are cut out of them. */
export function markOptional(passage: Passage, source: string): Passage {
  if (passage.fate.use === 'dropped' || passage.kind === 'table-row' || passage.kind === 'heading') return passage;
  const cut = cutImageCredit(passage, source);
  if (cut !== passage) return cut.text.trim() === '' ? drop(cut, 'image-credit') : withFate(cut, CAPTION);
  if (passage.fate.use === 'optional') return passage;
  if (passage.text.length <= LONGEST_CAPTION && NUMBERED_CAPTION.test(passage.text)) return withFate(passage, CAPTION);
  if (isDateline(passage.text)) return withFate(passage, { use: 'optional', why: 'dateline' });
  return isCredit(passage) ? withFate(passage, { use: 'optional', why: 'credit' }) : passage;
}

/** `Figure 2. The clocks`, `Table 1: Times`: what stands below a picture or above a table, not `Figure 2 shows`. */
const NUMBERED_CAPTION =
  /^(?:fig(?:ure|\.)?|table|plate|chart|abb(?:ildung|\.)|tab(?:elle|\.)|figura|tabla|gráfico|tableau|graphique)\s(?:\d{1,2}[a-z]?|[ivx]{1,4})\s?[.:–—|]\s/iu;
const CAPTION = { use: 'optional', why: 'caption' } as const;

function cutImageCredit(passage: Passage, source: string): Passage {
  if (passage.text.length > LONGEST_CAPTION || passage.voice !== undefined) return passage;
  const match = IMAGE_CREDIT.exec(passage.text) ?? AGENCY.exec(passage.text);
  if (match === null) return passage;
  return cutText(passage, [{ from: match.index, to: passage.text.length }], 'image-credit', source);
}
