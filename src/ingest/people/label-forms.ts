import { isTitle } from './name-shape.ts';

const LEAD = String.raw`^\s*(?:(?:>>+|[-–—•*])\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?`;
const CAPITALS = String.raw`(?:(?:Ma?c)?\p{Lu}[\p{Lu}\p{M}'’-]*\.?\s+){0,5}(?:Ma?c)?\p{Lu}[\p{Lu}\p{M}'’-]+`;
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;

/** What sets a label off from what its speaker says, as patterns whose first group is the label. */
export const labelForms = {
  brackets: new RegExp(
    `${LEAD}(?:\\(\\(([^()\\n]{1,60})\\)\\)|\\[([^\\][\\n]{1,60})\\]|<([^<>\\n]{1,60})>)\\s*:?\\s*`,
    'u',
  ),
  colon: new RegExp(`${LEAD}([^:：\\n]{1,90}?)\\s?[:：](?!\\d|//|\\s*${TIME}\\s*$)\\s*`, 'u'),
  letter: new RegExp(
    `${LEAD}(\\p{Lu})\\s?\\d{0,2}\\s?(?:[.:：)]\\s?[-–—]\\s*|[.)]\\s+(?!\\p{Lu}\\.?\\s?[:：])|[:：]\\s*|[-–—]\\s*)(?=\\S)`,
    'u',
  ),
  /** White House style: a `Q` set off by space alone. */
  loneQ: new RegExp(`${LEAD}(Q)(?:(?:[\\t\\u00a0]|\\s{2,})\\s*(?=\\S)|\\s(?=["“(]?\\p{Lu}\\p{Ll}|["“(]?I\\s))`, 'u'),
  /** `CHAIR OKORO. `, `Mr. OKORO of Ohio. `, `The CHAIRWOMAN. ` */
  stop: new RegExp(
    `${LEAD}((?:(?:The|\\p{Lu}\\p{Ll}{1,12}\\.?)\\s+){0,2}${CAPITALS}(?:\\s+of\\s+\\p{Lu}\\p{Ll}+)?)\\.(?:\\s+|\\s?[—–]\\s?)(?=\\S)`,
    'u',
  ),
  /** `Ada Okoro.- `, `Mme Ada Okoro, présidente. – `: a full stop and a dash. */
  stopDash: new RegExp(`${LEAD}(\\p{Lu}[^:\\n?!]{1,90}?)\\.\\s?[-–—]+\\s+(?=\\S)`, 'u'),
  dash: new RegExp(`${LEAD}(\\p{Lu}[^:—–\\n]{0,50}?)(?:\\s?[—–]|\\s-)\\s?(?=\\S)`, 'u'),
  ownLine: new RegExp(`^\\s*([^:\\n]{1,60}?)\\s*[:：]?\\s*([-–—|(]?\\s*${TIME}\\s?\\)?)?\\s*$`, 'u'),
} as const;

const ABBREVIATION = /^(?:\p{L}|dr|mr|mrs|ms|mme|mlle|sen|rep|gov|gen|prof|st|hon|sr|sra|srta|dra)$/iu;

/** `Senator Okoro. `, `M. le président Ivo Brandt. `: a title, a name and a full stop, as minutes of hearings have it. */
export function titledStop(head: string): { readonly name: string; readonly to: number } | undefined {
  if (!/^\s*\p{Lu}/u.test(head)) return undefined;
  for (const stop of head.matchAll(/\.\s+/gu)) {
    const name = head.slice(0, stop.index).trim();
    const words = name.split(/\s+/u);
    if (words.length > 7) return undefined;
    if (ABBREVIATION.test((words.at(-1) ?? '').replaceAll('.', ''))) continue;
    const [first = '', ...rest] = words[0] === 'The' ? words.slice(1) : words;
    const isNamed = words[0] === 'The' ? rest.length === 0 : rest.some((word) => /^\p{Lu}/u.test(word));
    const to = stop.index + stop[0].length;
    const begins = /^["“«([¿¡—–-]*(?:\p{Lu}|\.\.\.|…)/u.test(head.slice(to));
    return isTitle(first) && (isNamed || rest.some(isTitle)) && begins ? { name, to } : undefined;
  }
  return undefined;
}
