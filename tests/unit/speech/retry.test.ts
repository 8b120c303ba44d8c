import { expect, it } from 'vitest';
import { ReadoutError } from '../../../src/model/readout-error.ts';
import { defaultRetryPolicy, type Retry, type RetryPolicy, withRetries } from '../../../src/speech/retry.ts';

/** A policy that notes its waits instead of waiting. */
function createPolicy(more: Partial<RetryPolicy> = {}): { policy: RetryPolicy; waits: number[] } {
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
  };
  return { policy: { ...defaultRetryPolicy, random: () => 1, sleep, ...more }, waits };
}

function failing(times: number, details: { isRetryable?: boolean; retryAfterMs?: number }): () => Promise<number> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw new ReadoutError('provider-failed', `Failure ${calls}.`, details);
    return calls;
  };
}

it('tries again after growing waits, up to a longest', async () => {
  const { policy, waits } = createPolicy({ tries: 8, firstDelayMs: 500, longestDelayMs: 6000 });
  expect(await withRetries(failing(6, { isRetryable: true }), policy)).toBe(7);
  expect(waits).toEqual([500, 1000, 2000, 4000, 6000, 6000]);
});

it('spreads the waits over their second half', async () => {
  const { policy, waits } = createPolicy({ random: () => 0 });
  await withRetries(failing(2, { isRetryable: true }), policy);
  expect(waits).toEqual([250, 500]);
});

it('gives up with the last failure', async () => {
  const { policy, waits } = createPolicy({ tries: 3 });
  await expect(withRetries(failing(9, { isRetryable: true }), policy)).rejects.toThrow('Failure 3.');
  expect(waits.length).toBe(2);
});

it.each([
  ['that will not pass', new ReadoutError('provider-failed', 'No.', {})],
  ['that is not understood', new TypeError('Oh.')],
])('does not try again after a failure %s', async (_, error) => {
  const { policy, waits } = createPolicy();
  await expect(withRetries(() => Promise.reject(error), policy)).rejects.toBe(error);
  expect(waits).toEqual([]);
});

it('waits no less than the service asks for, and not all at the same moment', async () => {
  const { policy, waits } = createPolicy({ firstDelayMs: 500, random: () => 0.5 });
  await withRetries(failing(1, { isRetryable: true, retryAfterMs: 20_000 }), policy);
  expect(waits).toEqual([20_250]);
});

it('hands a failure on at once whose service asks for a very long rest', async () => {
  const { policy, waits } = createPolicy();
  const asked = { isRetryable: true, retryAfterMs: 3_600_000 };
  await expect(withRetries(failing(1, asked), policy)).rejects.toMatchObject(asked);
  expect(waits).toEqual([]);
});

it('tells of each failure that is followed by another try', async () => {
  const { policy } = createPolicy();
  const retries: Retry[] = [];
  await withRetries(failing(2, { isRetryable: true }), policy, undefined, (retry) => retries.push(retry));
  expect(retries).toMatchObject([
    { tries: 1, delayMs: 500, error: { message: 'Failure 1.' } },
    { tries: 2, delayMs: 1000, error: { message: 'Failure 2.' } },
  ]);
});

it('does not begin, and wakes up at once, when told to stop', async () => {
  await expect(withRetries(async () => 1, defaultRetryPolicy, AbortSignal.abort())).rejects.toMatchObject({
    code: 'stopped',
  });
  const controller = new AbortController();
  const policy = { ...defaultRetryPolicy, firstDelayMs: 60_000, longestDelayMs: 60_000 };
  const retrying = withRetries(failing(1, { isRetryable: true }), policy, controller.signal, () => controller.abort());
  await expect(retrying).rejects.toMatchObject({ code: 'stopped' });
});
