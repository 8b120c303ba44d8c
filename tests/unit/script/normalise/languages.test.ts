import { expect, it } from 'vitest';
import { spokenText, writtenText } from '../../../../src/model/speech-plan.ts';
import { planSentence } from '../../../../src/script/normalise/plan-sentence.ts';
import { FRENCH, GERMAN, SPANISH } from './language-cases.ts';

function say(written: string, language: string): string {
  const plan = planSentence(written, { language, lexicon: [] });
  expect(writtenText(plan)).toBe(written);
  return spokenText(plan).replace(/\s+/gu, ' ').trim();
}

it.each(GERMAN)('says %j as %j in German', (written, said) => {
  expect(say(written, 'de-DE')).toBe(said);
});

it.each(FRENCH)('says %j as %j in French', (written, said) => {
  expect(say(written, 'fr')).toBe(said);
});

it.each(SPANISH)('says %j as %j in Spanish', (written, said) => {
  expect(say(written, 'es')).toBe(said);
});

it('leaves other languages to the voice', () => {
  expect(say('21 båtar — 5 %', 'sv')).toBe('21 båtar — 5 %');
});

it('knows at least sixty cases of each language', () => {
  for (const cases of [GERMAN, FRENCH, SPANISH]) expect(cases.length).toBeGreaterThanOrEqual(60);
});
