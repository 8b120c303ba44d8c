import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../../src/model/script.ts';
import type { SpeechPlan } from '../../../src/model/speech-plan.ts';
import { splitUtterances } from '../../../src/ssml/split-utterances.ts';
import { validateSsml } from '../../../src/ssml/validate-ssml.ts';
import { makeCapabilities } from './make-capabilities.ts';

function sentence(...plan: readonly (string | number)[]): Sentence {
  const elements: SpeechPlan = plan.map((part) =>
    typeof part === 'string' ? { kind: 'text', text: part } : { kind: 'break', ms: part },
  );
  return { text: plan.filter((part) => typeof part === 'string').join(''), plan: [...elements] };
}

function split(sentences: readonly Sentence[], ...sketch: Parameters<typeof makeCapabilities>) {
  return splitUtterances(sentences, makeCapabilities(...sketch), 'en');
}

const THREE = [sentence('One pier.'), sentence('Two boats.'), sentence('Three crews.')];

describe('splitUtterances', () => {
  it('makes one request a sentence', () => {
    const utterances = split(THREE);
    expect(utterances.map(({ sentence: index, sentences, part, body }) => [index, sentences, part, body])).toEqual([
      [0, 1, 0, 'One pier.'],
      [1, 1, 0, 'Two boats.'],
      [2, 1, 0, 'Three crews.'],
    ]);
  });

  it('takes a whole segment where the provider does', () => {
    const utterances = split(THREE, { utterance: 'segment' });
    expect(utterances).toEqual([
      { sentence: 0, sentences: 3, part: 0, body: 'One pier. Two boats. Three crews.', breakAfterMs: 0, warnings: [] },
    ]);
  });

  it('fills requests up to the limit, never beyond', () => {
    const utterances = split(THREE, { utterance: 'segment', limit: { amount: 20 } });
    expect(utterances.map(({ sentence: index, sentences, body }) => [index, sentences, body])).toEqual([
      [0, 2, 'One pier. Two boats.'],
      [2, 1, 'Three crews.'],
    ]);
  });

  it('cuts a long sentence at a clause, then between words', () => {
    const long = sentence('The ferry carried bread, wine and nurses across the cold water every day.');
    const utterances = split([long], { limit: { amount: 30 } });
    expect(utterances.map(({ part, body }) => [part, body])).toEqual([
      [0, 'The ferry carried bread,'],
      [1, 'wine and nurses across the'],
      [2, 'cold water every day.'],
    ]);
  });

  it('cuts even a single endless word', () => {
    const utterances = split([sentence('x'.repeat(25))], { limit: { amount: 10 } });
    expect(utterances.map(({ body }) => body.length)).toEqual([10, 10, 5]);
  });

  it('counts bytes where the limit is in bytes', () => {
    const utterances = split([sentence('éééé éééé')], { limit: { amount: 10, unit: 'bytes' } });
    expect(utterances.map(({ body }) => body)).toEqual(['éééé', 'éééé']);
  });

  it('counts markup where the provider does, and every part is valid', () => {
    const amount = 140;
    const capabilities = { input: 'ssml', elements: ['speak', 's'], limit: { amount, countsMarkup: true } } as const;
    const utterances = split([sentence('Salt & <pepper>, '.repeat(20))], capabilities);
    expect(utterances.length).toBeGreaterThan(10);
    for (const { body } of utterances) {
      expect(body.length).toBeLessThanOrEqual(amount);
      expect(validateSsml(body).text).toContain('Salt');
    }
  });

  it('turns a long break into silence after a part, and keeps a short one', () => {
    const plan = [sentence('One.', 900, ' Two,', 100, ' three.')];
    expect(split(plan).map(({ part, body, breakAfterMs }) => [part, body, breakAfterMs])).toEqual([
      [0, 'One.', 900],
      [1, 'Two, three.', 0],
    ]);
  });

  it('turns every break at an edge into silence', () => {
    const utterances = split([sentence(100, 'One.', 100), sentence(300, 'Two.', 200)]);
    expect(utterances.map(({ body, breakAfterMs }) => [body, breakAfterMs])).toEqual([
      ['One.', 100],
      ['Two.', 200],
    ]);
  });

  it('never joins sentences over a silence', () => {
    const utterances = split([sentence('One.', 500), sentence('Two.')], { utterance: 'segment' });
    expect(utterances.map(({ body, sentences }) => [body, sentences])).toEqual([
      ['One.', 1],
      ['Two.', 1],
    ]);
  });

  it('gives a sentence with nothing to say to its neighbour', () => {
    const utterances = split([sentence('***'), sentence('One.'), sentence('…')]);
    expect(utterances).toHaveLength(1);
    expect(utterances[0]).toMatchObject({ sentence: 0, sentences: 3 });
  });

  it('gives no request where there is nothing to say at all', () => {
    expect(split([sentence('***')])).toEqual([]);
  });

  it('says every word once and in order, at any limit', () => {
    const words = Array.from({ length: 400 }, (_, index) => `w${index}${index % 7 === 0 ? ',' : ''}`).join(' ');
    for (const amount of [12, 40, 333]) {
      const said = split([sentence(words)], { limit: { amount } }).map(({ body }) => body);
      expect(said.join(' ')).toBe(words);
      expect(Math.max(...said.map((body) => body.length))).toBeLessThanOrEqual(amount);
    }
  });

  it('takes a 1 MB sentence in its stride', () => {
    const long = sentence('ferry pier, '.repeat(90_000));
    const started = performance.now();
    expect(split([long], { limit: { amount: 4096 } }).length).toBeGreaterThan(250);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
