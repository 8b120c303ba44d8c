/** A word of a text: letters, with the marks that belong to them. */
export interface TextWord {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True where a capital says nothing about the word: first of the text, a sentence, a quotation, after a colon. */
  readonly isFirst: boolean;
  /** True where a letter, digit, hyphen, apostrophe or underscore touches it: part of something larger. */
  readonly isPart: boolean;
}

const WORD = /[\p{L}\p{M}]+/gu;
const OPENS = /(?:^|[.!?…:;|•]["'”’»)\]]*|["'“‘«„([—–])\s*$/u;

/** The words of a text in order. A possessive `’s` is not part of its word. */
export function textWords(text: string): TextWord[] {
  return [...text.matchAll(WORD)].flatMap((match): TextWord[] => {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const before = text.slice(Math.max(0, start - 12), start);
    const after = text.slice(end, end + 3);
    if (/[\p{L}]['’]$/u.test(before) && /^(?:s|t|d|ll|re|ve|m)$/iu.test(word)) return [];
    const isPart =
      /[\p{N}_@#/\\-]$/u.test(before) ||
      (/['’]$/u.test(before) && /\p{L}['’]$/u.test(before)) ||
      /^(?:[\p{N}_@/\\-]|['’](?!s?(?![\p{L}])))/u.test(after);
    return [{ text: word, lower: word.toLowerCase(), start, end, isFirst: OPENS.test(before), isPart }];
  });
}
