/** Most symbols of one run: the model has room for 512 with one at each end (https://huggingface.co/hexgrad/Kokoro-82M, config). */
export const MAXIMUM_SYMBOLS = 510;

/** Where a text may be cut, best first: after a sentence, after a clause, between words. */
const CUTS: readonly RegExp[] = [/[.!?…]["”)]* /gu, /[;:,—]["”)]* /gu, / /gu];

/** Pieces of at most {@link MAXIMUM_SYMBOLS}, cut at the last best place of each. */
export function splitPhonemes(phonemes: string, maximum = MAXIMUM_SYMBOLS): string[] {
  const pieces: string[] = [];
  let rest = phonemes.trim();
  while (rest.length > maximum) {
    const cut = findCut(rest.slice(0, maximum + 1)) ?? maximum;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

function findCut(start: string): number | undefined {
  for (const pattern of CUTS) {
    const last = [...start.matchAll(pattern)].at(-1);
    if (last !== undefined && last.index > 0) return last.index + last[0].length;
  }
  return undefined;
}
