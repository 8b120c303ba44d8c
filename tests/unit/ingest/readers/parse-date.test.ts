import { expect, it } from 'vitest';
import { parseDate } from '../../../../src/ingest/parse-date.ts';

it.each([
  ['2026-05-04', '2026-05-04'],
  ['2026-05-04T10:20:30Z', '2026-05-04T10:20:30Z'],
  ['2026-05-04T10:20:30.123+02:00', '2026-05-04T08:20:30Z'],
  ['2026-05-04 15:00:00 -5', '2026-05-04T20:00:00Z'],
  ['2026-05-04T10:20', '2026-05-04T10:20:00Z'],
  ['Mon, 04 May 2026 10:20:30 GMT', '2026-05-04T10:20:30Z'],
  ['Mon, 04 May 2026 10:20:30 -0400', '2026-05-04T14:20:30Z'],
  ['May 4, 2026', '2026-05-04'],
  ['4 May 2026', '2026-05-04'],
  ['May 4, 2026 at 10:20', '2026-05-04T10:20:00Z'],
])('reads the date %s', (written, expected) => {
  expect(parseDate(written)).toBe(expected);
});

it.each(['', 'yesterday', '12', '2026', 'May', '2026-13-40', '0001-01-01', 'in 3 days', 'x'.repeat(100)])(
  'does not take %j for a date',
  (written) => {
    expect(parseDate(written)).toBeUndefined();
  },
);
