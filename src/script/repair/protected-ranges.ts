/** A stretch of a text, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What is no prose and is never repaired: addresses, e-mail, file and domain names, handles, hashtags, paths and names
 * with capitals inside. Each part is bounded so that hostile text cannot make it slow.
 */
const NOT_PROSE = [
  /\b(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/giu,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu,
  /(?<![\w@.])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|io|gov|edu|mil|info|co|uk|eu|de|fr|es|us|tv|fm|ai|app|dev|js|ts|py|rb|rs|go|md|txt|html?|css|json|xml|pdf|csv|zip|exe|jpe?g|png|gif|mp[34]|docx?|xlsx?)(?![\w])(?:\/[^\s<>"“”]{0,2000})?/gu,
  /[#@][\p{L}\p{N}_]{1,64}/gu,
  /(?<![\p{L}\p{N}$])\$[^\s$](?:[^$\n]{0,300}[^\s$])?\$(?![\p{L}\p{N}$])/gu,
  /\S{0,64}[\\/_{}=<>|~^]\S{0,64}/gu,
];

/** The stretches of a text that are no prose. */
export function protectedRanges(text: string): Range[] {
  return NOT_PROSE.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '"': '"' };

/**
 * The stretches inside quotation marks, marks included. One that is not closed in its paragraph runs to the end, as
 * quotations over several paragraphs do. Apostrophes look like single quotes, so these are not counted.
 */
export function quotationRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let open: { start: number; closing: string } | undefined;
  for (const match of text.matchAll(/[“”„«»"]/gu)) {
    const mark = match[0];
    if (open === undefined) {
      const closing = CLOSING[mark];
      if (closing !== undefined) open = { start: match.index, closing };
    } else if (mark === open.closing || (open.closing === '“' && mark === '”')) {
      ranges.push({ start: open.start, end: match.index + 1 });
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push({ start: open.start, end: text.length });
  return ranges;
}

/** Marks every unit of a text that lies in one of the ranges. */
export function markRanges(length: number, ranges: readonly Range[]): Uint8Array {
  const marks = new Uint8Array(length + 1);
  for (const { start, end } of ranges) marks.fill(1, start, end);
  return marks;
}
