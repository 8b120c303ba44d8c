import { expect, it } from 'vitest';
import { ReadoutError } from '../../../src/model/readout-error.ts';
import { failureText, parseFailure } from '../../../workers/job-failure.ts';

it.each([
  new ReadoutError('bad-clip', 'The clip is silent: 3 s.'),
  new ReadoutError('tool-missing', 'espeak-ng is missing.', { hint: 'Install it.\nThen build again.' }),
])('brings an error through the queue as it was', (error) => {
  const { code, message, hint } = error;
  expect(parseFailure(failureText(error))).toMatchObject({ code, message, hint });
});

it('tells what the queue itself said', () => {
  const error = parseFailure('job stalled more than allowable limit');
  expect(error).toMatchObject({ code: 'unexpected', message: expect.stringContaining('job stalled') });
});
