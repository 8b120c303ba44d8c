/** Lower case, without marks on letters, apostrophes alike: for comparing, never for reading. */
export function foldCase(text: string): string {
  if (/^[\x20-\x5f\x61-\x7e]*$/u.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .toLowerCase();
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return foldCase(text).match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
}

/** What two texts share when punctuation, case and spacing do not count. */
export function sameKey(text: string): string {
  return wordsOf(text).join(' ');
}

/** Whether a text ends as a sentence does, closing quotation marks and brackets aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…。:;](?:\s?["”’'»«“)\]*_])*\s*$/u.test(text.slice(-12));
}

/** Whether a text asks at its end. Somebody else's question, quoted at the end of a sentence, asks nobody. */
export function endsWithQuestion(text: string): boolean {
  const end = text.slice(-12);
  return /\?(?:\s?["”’'»«“)\]*_])*\s*$/u.test(end) && !(/\?\s?["”“»«]\s*$/u.test(end) && endsWithQuotation(text));
}

/** `They said: “Are you sure?”`: the quotation at the end begins after a colon or a comma. */
function endsWithQuotation(text: string): boolean {
  return /[:,]\s{0,2}["“„«][^"“”„«»]{0,300}["”“»«]\s*$/u.test(text.slice(-310));
}

/** Offsets at which the sentences of a text begin; good enough to judge by, not to speak by. */
export function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[.!?…]["”’'»)\]]{0,3}\s+(?=["“‘'«„¿¡(]?\p{Lu})/gu)) {
    if (
      !/(?:^|[\s(])(?:\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|No|vs|Sen|Gen|Gov|Rep|Sr|Jr|bzw|Nr|ca|M|Mme|Sra|Dra)$/u.test(
        text.slice(Math.max(0, match.index - 6), match.index),
      )
    ) {
      starts.push(match.index + match[0].length);
    }
  }
  return starts;
}

/** The sentences of a text; good enough to judge by, not to speak by. */
export function sentencesOf(text: string): string[] {
  const starts = sentenceStarts(text);
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim());
}
