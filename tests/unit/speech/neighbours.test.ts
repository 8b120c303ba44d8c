import { expect, it } from 'vitest';
import { neighboursOf } from '../../../src/speech/neighbours.ts';
import { elevenlabs } from '../../../src/speech/providers/elevenlabs.ts';
import { flite } from '../../../src/speech/providers/flite.ts';

const BODIES = ['One.', 'Two.', 'Three.'];

it('gives what stands before and after in the segment and around it', () => {
  const around = { before: 'Zero.', after: 'Four.' };
  expect(neighboursOf(BODIES, 1, around, elevenlabs.capabilities)).toEqual({
    before: 'Zero. One.',
    after: 'Three. Four.',
  });
  expect(neighboursOf(BODIES, 0, {}, elevenlabs.capabilities)).toEqual({ after: 'Two. Three.' });
  expect(neighboursOf(['One.'], 0, {}, elevenlabs.capabilities)).toEqual({});
});

it('gives the nearest of a long text', () => {
  const { before, after } = neighboursOf(
    [`far ${'x'.repeat(900)} near`, 'Here.', `near ${'x'.repeat(900)} far`],
    1,
    {},
    elevenlabs.capabilities,
  );
  expect(before).toMatch(/^x+ near$/u);
  expect(after).toMatch(/^near x+$/u);
});

it('gives nothing to a provider that makes no use of it', () => {
  expect(neighboursOf(BODIES, 1, { before: 'Zero.' }, flite.capabilities)).toEqual({});
});
