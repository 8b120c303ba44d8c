import { expect, it } from 'vitest';
import { splitPhonemes } from '../../../../../src/speech/providers/kokoro/split-phonemes.ts';

it('leaves what fits as it is', () => {
  expect(splitPhonemes(' wˈʌn. ', 20)).toEqual(['wˈʌn.']);
  expect(splitPhonemes('', 20)).toEqual([]);
});

it('cuts after a sentence, else after a clause, else between words, else anywhere', () => {
  expect(splitPhonemes('wan, tu. θɹi, fɔɹ faɪv', 14)).toEqual(['wan, tu.', 'θɹi, fɔɹ faɪv']);
  expect(splitPhonemes('wan, tu θɹi fɔɹ', 12)).toEqual(['wan,', 'tu θɹi fɔɹ']);
  expect(splitPhonemes('wan tu θɹi fɔɹ', 12)).toEqual(['wan tu θɹi', 'fɔɹ']);
  expect(splitPhonemes('a'.repeat(25), 12)).toEqual(['a'.repeat(12), 'a'.repeat(12), 'a']);
});

it('loses nothing and never exceeds the limit', () => {
  const long = Array.from({ length: 300 }, (_, index) => `wˈɜːd${index % 7 === 0 ? ',' : ''}`).join(' ');
  const pieces = splitPhonemes(long);
  expect(pieces.join(' ')).toBe(long);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(510);
});
