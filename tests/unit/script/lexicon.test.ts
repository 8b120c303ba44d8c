import { expect, it } from 'vitest';
import type { LexiconEntry } from '../../../src/model/show.ts';
import { spokenText, writtenText } from '../../../src/model/speech-plan.ts';
import { planSentence } from '../../../src/script/normalise/plan-sentence.ts';

function plan(text: string, ...lexicon: readonly LexiconEntry[]) {
  return planSentence(text, { language: 'en', lexicon });
}

const base = { isCaseSensitive: true, isWholeWord: true };

it('says an alias where the written form stands, before any rule', () => {
  const entry = { ...base, written: 'UNRQ', alias: 'unark' };
  expect(spokenText(plan('The UNRQ met.', entry))).toBe('The unark met.');
  expect(writtenText(plan('The UNRQ met.', entry))).toBe('The UNRQ met.');
});

it('gives phonemes to those who take them', () => {
  expect(plan('In Quillby.', { ...base, written: 'Quillby', ipa: 'ˈkwɪlbi' })[1]).toEqual({
    kind: 'phoneme',
    text: 'Quillby',
    alphabet: 'ipa',
    phonemes: 'ˈkwɪlbi',
  });
});

it('finds whole words only, and letter case as asked', () => {
  const entry = { ...base, written: 'Vale', alias: 'vahl' };
  expect(spokenText(plan('Vale, Valed, vale', entry))).toBe('vahl, Valed, vale');
  expect(spokenText(plan('Vale vale', { ...entry, isCaseSensitive: false }))).toBe('vahl vahl');
  expect(spokenText(plan('Valerie', { ...entry, isWholeWord: false }))).toBe('vahlrie');
});

it('prefers the longer of two forms', () => {
  const entries = [
    { ...base, written: 'Vale', alias: 'one' },
    { ...base, written: 'Mara Vale', alias: 'two' },
  ];
  expect(spokenText(plan('Mara Vale and Vale', ...entries))).toBe('two and one');
});

it('takes a written form as it is, not as a pattern', () => {
  expect(spokenText(plan('C++ (x) C', { ...base, written: 'C++', alias: 'see plus plus' }))).toBe(
    'see plus plus (x) C',
  );
});
