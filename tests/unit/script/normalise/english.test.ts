import { describe, expect, it } from 'vitest';
import { spokenText, writtenText } from '../../../../src/model/speech-plan.ts';
import { planSentence } from '../../../../src/script/normalise/plan-sentence.ts';
import { BRITISH_CASES, ENGLISH_CASES } from './english-cases.ts';

function say(written: string, language = 'en'): string {
  return spokenText(planSentence(written, { language, lexicon: [] }))
    .replace(/\s+/gu, ' ')
    .trim();
}

describe.each(Object.entries(ENGLISH_CASES))('%s in English', (_, cases) => {
  it.each(cases)('says %j as %j', (written, said) => {
    expect(say(written)).toBe(said);
    expect(writtenText(planSentence(written, { language: 'en', lexicon: [] }))).toBe(written);
  });
});

describe('British English', () => {
  it.each(BRITISH_CASES)('says %j as %j', (written, said) => {
    expect(say(written, 'en-GB')).toBe(said);
  });
});

it('has a table of at least 150 English cases', () => {
  expect(Object.values(ENGLISH_CASES).flat().length).toBeGreaterThanOrEqual(150);
});
