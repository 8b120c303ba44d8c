import { expect, it } from 'vitest';
import { retryAfter } from '../../../../src/speech/service/retry-after.ts';

const NOW = Date.parse('2031-05-04T10:00:00Z');

it.each([
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': '0.25' }, 250],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Sun, 04 May 2031 10:00:09 GMT' }, 9000],
  [{ 'retry-after': 'Sun, 04 May 2031 09:00:00 GMT' }, 0],
  [{ 'retry-after': '2', 'retry-after-ms': '1234.5' }, 1235],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-4x' }, undefined],
  [{}, undefined],
])('reads %j as %s ms', (headers, ms) => {
  expect(retryAfter(new Headers(Object.entries(headers)), NOW)).toBe(ms);
});
