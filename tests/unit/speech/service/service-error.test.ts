import { expect, it } from 'vitest';
import { Secret } from '../../../../src/model/secret.ts';
import { quotable } from '../../../../src/speech/service/service-error.ts';

it.each([
  ['Incorrect key abcdefgh given', 'Incorrect key [redacted] given'],
  ['It was sk-proj-aBcD1234eFgH5678, not yours', 'It was [redacted], not yours'],
  ['Access key AKIAIOSFODNN7EXAMPLE is unknown', 'Access key [redacted] is unknown'],
  ['two\nlines\t and spaces ', 'two lines and spaces'],
  ['a task-force of risk-takers', 'a task-force of risk-takers'],
])('quotes %j as %j', (said, quoted) => {
  expect(quotable(said, new Secret('abcdefgh'))).toBe(quoted);
});

it('quotes no more than a line or two', () => {
  expect(quotable('x'.repeat(5000), undefined).length).toBeLessThan(210);
});
