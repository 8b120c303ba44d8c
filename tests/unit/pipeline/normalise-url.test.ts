import { expect, it } from 'vitest';
import { normaliseUrl } from '../../../src/pipeline/normalise-url.ts';

it.each([
  ['HTTPS://Mill.Example:443/News', 'https://mill.example/News'],
  ['https://mill.example/a#part', 'https://mill.example/a'],
  ['https://mill.example/a?utm_source=x&fbclid=1', 'https://mill.example/a'],
  ['https://mill.example/a?page=2&article=7', 'https://mill.example/a?article=7&page=2'],
  ['https://mill.example', 'https://mill.example/'],
])('knows the page %s as %s', (address, known) => {
  expect(normaliseUrl(address)).toBe(known);
});

it('keeps two pages apart that differ in what is asked for', () => {
  expect(normaliseUrl('https://mill.example/?id=1')).not.toBe(normaliseUrl('https://mill.example/?id=2'));
});
