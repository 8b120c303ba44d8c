import { describe, expect, it } from 'vitest';
import type { PlanElement, SpeechPlan } from '../../../src/model/speech-plan.ts';
import { buildSsml } from '../../../src/ssml/build-ssml.ts';
import { cleanText } from '../../../src/ssml/clean-text.ts';
import { validateSsml } from '../../../src/ssml/validate-ssml.ts';
import { hostileText, makeRandom, pick } from './hostile-text.ts';

const OPEN = '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">';

function text(written: string): PlanElement {
  return { kind: 'text', text: written };
}

describe('buildSsml', () => {
  it('makes a W3C document with an s element for each sentence', () => {
    const ssml = buildSsml([[text('One pier.')], [text('Two boats.')]], 'en');
    expect(ssml).toBe(`${OPEN}<s>One pier.</s> <s>Two boats.</s></speak>`);
  });

  it('keeps every kind of element, with no space that was not written', () => {
    const plan: SpeechPlan = [
      text('No '),
      { kind: 'sub', text: '5', alias: 'five' },
      text('.'),
      { kind: 'break', ms: 300 },
      { kind: 'phoneme', text: 'Quillby', alphabet: 'ipa', phonemes: 'ˈkwɪlbi' },
    ];
    const body = `No <sub alias='five'>5</sub>.<break time='300ms'/><phoneme alphabet='ipa' ph='ˈkwɪlbi'>Quillby</phoneme>`;
    expect(buildSsml([plan], 'en')).toBe(`${OPEN}<s>${body}</s></speak>`);
  });

  it('escapes an alias, which ssml-builder does not', () => {
    const ssml = buildSsml([[{ kind: 'sub', text: 'R&D', alias: `R' onload='x"<&` }]], 'en');
    expect(validateSsml(ssml).elements[2]?.attributes).toEqual({ alias: `R' onload='x"<&` });
  });

  it('escapes phonemes, apostrophes and all', () => {
    const ssml = buildSsml([[{ kind: 'phoneme', text: 'a', alphabet: 'x-sampa', phonemes: `{"'<` }]], 'en');
    expect(validateSsml(ssml).elements[2]?.attributes).toEqual({ alphabet: 'x-sampa', ph: `{"'<` });
  });

  it('says a pause over ten seconds as several', () => {
    const ssml = buildSsml([[text('a'), { kind: 'break', ms: 23_000 }, text('b')]], 'en');
    expect(ssml).toContain(`<break time='10000ms'/><break time='10000ms'/><break time='3000ms'/>`);
  });

  it('drops what XML forbids: control characters, lone surrogates, non-characters', () => {
    expect(buildSsml([[text('a\u0000b\u0007\ud800c\udc00\uffffd😀')]], 'en')).toBe(`${OPEN}<s>abcd😀</s></speak>`);
  });

  it('refuses a language that is no language tag', () => {
    expect(() => buildSsml([[text('a')]], 'en" onload="x')).toThrow(expect.objectContaining({ code: 'ssml-invalid' }));
  });

  it('is valid and says the same for any text whatever', () => {
    const random = makeRandom(20_261_124);
    for (let round = 0; round < 2000; round++) {
      const plans = Array.from({ length: 1 + (round % 3) }, () => hostilePlan(random));
      const said = plans.map((plan) =>
        plan.map((element) => (element.kind === 'break' ? '' : cleanText(element.text))).join(''),
      );
      expect(validateSsml(buildSsml(plans, 'en-GB')).text).toBe(said.join(' '));
    }
  });
});

function hostilePlan(random: () => number): SpeechPlan {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, (): PlanElement => {
    const written = hostileText(random);
    return pick<PlanElement>(random, [
      { kind: 'text', text: written },
      { kind: 'sub', text: written, alias: hostileText(random) },
      { kind: 'phoneme', text: written, alphabet: 'ipa', phonemes: hostileText(random) },
      { kind: 'break', ms: Math.floor(random() * 30_000) },
    ]);
  });
}

describe('validateSsml', () => {
  it('refuses markup that is not well-formed', () => {
    expect(() => validateSsml(`${OPEN}<s>a</speak>`)).toThrow(/not valid/u);
  });

  it('refuses another root and a speak element without its namespace', () => {
    expect(() => validateSsml('<p>a</p>')).toThrow(/root/u);
    expect(() => validateSsml('<speak>a</speak>')).toThrow(/namespace/u);
  });

  it('refuses a document that lost text', () => {
    expect(() => validateSsml(`${OPEN}a</speak>`, 'a b')).toThrow(/text asked for/u);
  });
});
