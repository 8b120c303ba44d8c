import type { LexiconEntry } from '../model/show.ts';
import type { Claim } from './normalise/rule.ts';

/**
 * Where a lexicon's written forms stand in a text, the longest form first where two overlap. An entry with an alias and
 * phonemes gives its phonemes in every alphabet it has; a voice that takes none of them says the alias, else the text.
 */
export function findLexiconClaims(text: string, lexicon: readonly LexiconEntry[]): Claim[] {
  const claims: Claim[] = [];
  for (const entry of [...lexicon].sort((one, other) => other.written.length - one.written.length)) {
    const said = saidBy(entry);
    if (said === undefined) continue;
    for (const start of findWritten(text, entry)) claims.push({ start, end: start + entry.written.length, said });
  }
  return claims;
}

function saidBy({ alias, ipa, xSampa }: LexiconEntry): Claim['said'] | undefined {
  const words = isGiven(alias) ? { alias } : {};
  const [first, ...others] = [
    ...(isGiven(ipa) ? [{ alphabet: 'ipa' as const, phonemes: ipa }] : []),
    ...(isGiven(xSampa) ? [{ alphabet: 'x-sampa' as const, phonemes: xSampa }] : []),
  ];
  if (first !== undefined) return { kind: 'phonemes', forms: [first, ...others], ...words };
  return isGiven(alias) ? { kind: 'words', alias } : undefined;
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

/** Starts of an entry's written form in a text. */
export function findWritten(text: string, { written, isCaseSensitive, isWholeWord }: LexiconEntry): number[] {
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = isWholeWord ? `(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])` : escaped;
  return [...text.matchAll(new RegExp(pattern, isCaseSensitive ? 'gu' : 'giu'))].map(({ index }) => index);
}
