import { expect, it } from 'vitest';
import { readParts } from '../../../../../src/speech/providers/kokoro/read-parts.ts';
import { kokoro } from '../../../../../src/speech/providers/kokoro.ts';
import { lowerPlan } from '../../../../../src/ssml/lower-plan.ts';

it('gives words and written sounds in order', () => {
  const plan = [
    { kind: 'text', text: 'Ask ' },
    { kind: 'phoneme', text: 'Siobhan', alphabet: 'ipa', phonemes: 'ʃɪˈvɔːn' },
    { kind: 'text', text: ' & <Co>.' },
  ] as const;
  const { body, warnings } = lowerPlan(plan, { language: 'en-US', capabilities: kokoro.capabilities });
  expect(warnings).toEqual([]);
  expect(readParts(body)).toEqual([
    { kind: 'text', text: 'Ask ' },
    { kind: 'ipa', text: 'ʃɪˈvɔːn' },
    { kind: 'text', text: ' & <Co>.' },
  ]);
});

it('refuses what is not well-formed', () => {
  expect(() => readParts('<speak>one')).toThrow(expect.objectContaining({ code: 'ssml-invalid' }));
});
