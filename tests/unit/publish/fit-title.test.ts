import { expect, it } from 'vitest';
import { fitTitle } from '../../../src/publish/fit-title.ts';

const ROOM = { width: 800, height: 520 };
/** A font whose every letter is half as wide as it is high. */
const measure = (line: string, size: number): number => [...line].length * size * 0.5;

it('sets a short title as large as it can', () => {
  expect(fitTitle('News', ROOM, measure)).toEqual({ lines: ['News'], size: 168 });
});

it('wraps at spaces and grows smaller until everything fits', () => {
  const { lines, size } = fitTitle('What the lighthouse keepers of the northern islands told us', ROOM, measure);
  expect(lines.join(' ')).toBe('What the lighthouse keepers of the northern islands told us');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(ROOM.width);
});

it('breaks a word that is wider than the cover, losing no letter', () => {
  const word = 'Hafenmeistereiverwaltungsgebäudeschlüssel';
  const { lines, size } = fitTitle(word, ROOM, measure);
  expect(lines.join('')).toBe(word);
  for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(ROOM.width);
});

it('ends a title that never fits with an ellipsis', () => {
  const { lines, size } = fitTitle('harbour '.repeat(300).trim(), ROOM, measure);
  expect(lines.at(-1)).toMatch(/…$/u);
  expect(lines.length * size * 1.1).toBeLessThanOrEqual(ROOM.height);
});
