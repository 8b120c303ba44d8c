import { expect, it } from 'vitest';
import { slugOf } from '../../../src/pipeline/slug.ts';

it.each([
  ['The Quiet Mill', 'the-quiet-mill'],
  ['Größe & Übermaß!', 'grosse-ubermass'],
  ['  --x--  ', 'x'],
  ['水車小屋', ''],
  ['The mill of Auerbach stands still on Sundays', 'the-mill-of-auerbach'],
  ['abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrst'],
])('makes %j part of an id as %j', (text, slug) => {
  expect(slugOf(text, 20)).toBe(slug);
});
