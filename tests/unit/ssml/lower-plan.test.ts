import { describe, expect, it } from 'vitest';
import type { SpeechPlan } from '../../../src/model/speech-plan.ts';
import { foldToAscii } from '../../../src/ssml/fold-to-ascii.ts';
import { lowerPlan } from '../../../src/ssml/lower-plan.ts';
import { makeCapabilities } from './make-capabilities.ts';

const PLAN: SpeechPlan = [
  { kind: 'text', text: 'Café ' },
  { kind: 'sub', text: '£5', alias: 'five pounds' },
  { kind: 'break', ms: 200 },
  { kind: 'phoneme', text: 'Quillby', alphabet: 'ipa', phonemes: 'ˈkwɪlbi' },
  { kind: 'text', text: ' & more.' },
];

describe('lowerPlan', () => {
  it('gives plain text with spoken forms in words, and says that phonemes were left out', () => {
    const lowered = lowerPlan(PLAN, { language: 'en', capabilities: makeCapabilities() });
    expect(lowered.body).toBe('Café five pounds Quillby & more.');
    expect(lowered.warnings).toEqual([expect.stringContaining('"Quillby"')]);
  });

  it('folds text for a voice that reads ASCII', () => {
    const { body } = lowerPlan(PLAN, { language: 'en', capabilities: makeCapabilities({ charset: 'ascii' }) });
    expect(body).toBe('Cafe five pounds Quillby & more.');
  });

  it('keeps the elements that a provider has, still without sub', () => {
    const capabilities = makeCapabilities({
      input: 'ssml',
      elements: ['speak', 's', 'break', 'phoneme'],
      maximumBreakMs: 10_000,
      alphabets: ['ipa'],
    });
    const { body, warnings } = lowerPlan(PLAN, { language: 'en-GB', capabilities });
    expect(body).toBe(
      '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-GB"><s>Café five pounds' +
        `<break time='200ms'/><phoneme alphabet='ipa' ph='ˈkwɪlbi'>Quillby</phoneme> &amp; more.</s></speak>`,
    );
    expect(warnings).toEqual([]);
  });

  it('strips what a provider of SSML lacks', () => {
    const capabilities = makeCapabilities({ input: 'ssml', elements: ['speak'] });
    const { body, warnings } = lowerPlan(PLAN, { language: 'en', capabilities });
    expect(body).toContain('>Café five pounds Quillby &amp; more.</speak>');
    expect(warnings).toHaveLength(1);
  });

  it('keeps phonemes only in an alphabet that the provider reads', () => {
    const capabilities = makeCapabilities({ input: 'ssml', elements: ['phoneme'], alphabets: ['x-sampa'] });
    expect(lowerPlan(PLAN, { language: 'en', capabilities }).body).not.toContain('<phoneme');
  });
});

describe('foldToAscii', () => {
  it.each([
    ['café naïve Łódź', 'cafe naive Lodz'],
    ['“Yes,” she said — ‘no’ – it’s…', `"Yes," she said, 'no', it's...`],
    ['£5 and 5€', ' pounds 5 and 5 euros '],
    ['20°', '20 degrees '],
    ['Straße, Ærø, Øre', 'Strasse, Aero, Ore'],
    ['Москва', 'Moskva'],
    ['soft\u00adhyphen, zero\u200bwidth', 'softhyphen, zerowidth'],
    ['5\u00a0km', '5 km'],
  ])('turns %j into %j', (written, folded) => {
    expect(foldToAscii(written)).toBe(folded);
  });

  it('leaves nothing but printable ASCII of any text', () => {
    const everything = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(foldToAscii(everything)).toMatch(/^[\u0020-\u007e]*$/u);
  });
});
