import { expect, it } from 'vitest';
import type { LexiconEntry } from '../../../src/model/show.ts';
import { spokenText, writtenText } from '../../../src/model/speech-plan.ts';
import { planSentence } from '../../../src/script/normalise/plan-sentence.ts';
import { lowerPlan } from '../../../src/ssml/lower-plan.ts';
import { type CapabilitySketch, makeCapabilities } from '../ssml/make-capabilities.ts';

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

it('gives each provider the phonemes of an alphabet that it takes, else the alias', () => {
  const entry = {
    written: 'Sennet',
    alias: 'Senn-ett',
    ipa: 'ˈsɛnɪt',
    xSampa: '"sEnIt',
    isCaseSensitive: true,
    isWholeWord: true,
  };
  const said = plan('To Sennet.', entry);
  const lower = (changes: CapabilitySketch) =>
    lowerPlan(said, { language: 'en', capabilities: makeCapabilities(changes) });
  const ssml = (alphabet: 'ipa' | 'x-sampa'): CapabilitySketch => ({
    input: 'ssml',
    elements: ['phoneme'],
    alphabets: [alphabet],
  });
  expect(lower(ssml('ipa')).body).toContain("alphabet='ipa' ph='ˈsɛnɪt'");
  expect(lower(ssml('x-sampa')).body).toContain("alphabet='x-sampa' ph='&quot;sEnIt'");
  expect(lower({ input: 'text' })).toEqual({ body: 'To Senn-ett.', warnings: [] });
  expect(spokenText(said)).toBe('To Senn-ett.');
});
