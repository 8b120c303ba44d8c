import { expect, it } from 'vitest';
import {
  asModelEnglish,
  asModelPhonemes,
  splitStretches,
  toPhonemes,
} from '../../../../../src/speech/providers/kokoro/phonemes.ts';

const upper = async (words: string) => words.toUpperCase();

it('keeps the signs that carry the intonation', async () => {
  expect(await toPhonemes('No, Ann; really? “Yes!” she said…', upper)).toBe('NO, ANN; REALLY? “YES!” SHE SAID…');
});

it('leaves numbers and times to the phonemizer', () => {
  const words = splitStretches('It was 3.5 or 1,200 at 10:30.').filter(({ kind }) => kind === 'words');
  expect(words.map(({ text }) => text)).toEqual(['It was 3.5 or 1,200 at 10:30']);
});

it('says signs that the model does not know by those that it knows', async () => {
  expect(await toPhonemes('one – two «three» [four] ¿five?', upper)).toBe('ONE — TWO “THREE” (FOUR) FIVE?');
});

it('keeps no stretch without anything to pronounce', () => {
  expect(splitStretches(' … ').filter(({ kind }) => kind === 'words')).toEqual([]);
});

it('writes English in the signs of the model', () => {
  expect(asModelEnglish('rˈoʊz lɒx')).toBe('ɹˈoʊz lɒk');
});

it('writes tied sounds as one sign and drops what espeak says of a change of language', () => {
  expect(asModelPhonemes('t^ʃˈia^ʊ (en)ʃˈɒpɪŋ(fr) w-a')).toBe('ʧˈiW ʃˈɒpɪŋ wa');
});
