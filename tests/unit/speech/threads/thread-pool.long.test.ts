import { afterEach, expect, it } from 'vitest';
import { startThread } from '../../../../src/speech/threads/start-thread.ts';
import { ThreadPool } from '../../../../src/speech/threads/thread-pool.ts';

const pools: ThreadPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function createPool(size: number): { pool: ThreadPool; started: () => number } {
  let started = 0;
  const pool = new ThreadPool({
    size,
    start: async () => {
      started += 1;
      return startThread('./echo-thread.ts', import.meta.url, undefined);
    },
  });
  pools.push(pool);
  return { pool, started: () => started };
}
const ask = (pool: ThreadPool, value: unknown, signal?: AbortSignal) => pool.ask({ value, timeoutMs: 15_000 }, signal);

it('answers every question with its own answer', async () => {
  const { pool } = createPool(2);
  const questions = Array.from({ length: 20 }, (_, index) => `question ${index}`);
  const answers = await Promise.all(questions.map((question) => ask(pool, question)));
  expect(answers).toEqual(questions.map((question) => expect.objectContaining({ question })));
});

it('starts no thread before it is asked, no more than its size, and keeps them', async () => {
  const { pool, started } = createPool(2);
  expect(started()).toBe(0);
  await ask(pool, 'one');
  expect(started()).toBe(1);
  await Promise.all(Array.from({ length: 8 }, () => ask(pool, 'more')));
  await ask(pool, 'last');
  expect(started()).toBe(2);
});

it('starts all of its threads ahead where it is told to, and no more when it is asked', async () => {
  const { pool, started } = createPool(2);
  pool.start();
  pool.start();
  expect(started()).toBe(2);
  await Promise.all(Array.from({ length: 8 }, () => ask(pool, 'more')));
  expect(started()).toBe(2);
});

it('lets short work run to its end, though nobody waits for it, and waits for it when it is closed', async () => {
  const { pool, started } = createPool(1);
  await ask(pool, 'warm');
  const stop = new AbortController();
  const slow = pool.ask({ value: 'slow', timeoutMs: 15_000, isLetFinish: true }, stop.signal);
  const start = performance.now();
  stop.abort();
  await expect(slow).rejects.toMatchObject({ code: 'stopped' });
  expect(performance.now() - start).toBeLessThan(200);
  expect(await ask(pool, 'next')).toMatchObject({ question: 'next' });
  expect(started()).toBe(1);
  const closed = pool.ask({ value: 'slow', timeoutMs: 15_000, isLetFinish: true });
  const closing = performance.now();
  await Promise.all([pool.close(), expect(closed).rejects.toMatchObject({ code: 'stopped' })]);
  expect(performance.now() - closing).toBeGreaterThan(200);
});

it('hands on why a question failed, and keeps the thread', async () => {
  const { pool, started } = createPool(1);
  await expect(ask(pool, 'fail')).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('no idea'),
  });
  await expect(ask(pool, 'full')).rejects.toMatchObject({ code: 'disk-full' });
  expect(await ask(pool, 'next')).toMatchObject({ question: 'next' });
  expect(started()).toBe(1);
});

it.each(['crash', 'end'])('replaces a thread that goes down by a %s, failing only its question', async (accident) => {
  const { pool, started } = createPool(1);
  const [bad, good] = await Promise.allSettled([ask(pool, accident), ask(pool, 'good')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'tool-failed', isRetryable: true } });
  expect(good).toMatchObject({ status: 'fulfilled', value: { question: 'good' } });
  expect(started()).toBe(2);
});

it('ends a thread that loops for ever when its time is up', async () => {
  const { pool } = createPool(1);
  await ask(pool, 'warm');
  await expect(pool.ask({ value: 'loop', timeoutMs: 50 })).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('50 ms'),
  });
  expect(await ask(pool, 'next')).toMatchObject({ question: 'next' });
});

it('stops a question under way at once when told to, and those that wait', async () => {
  const { pool } = createPool(1);
  await ask(pool, 'warm');
  const controller = new AbortController();
  const looping = ask(pool, 'loop', controller.signal);
  const waiting = ask(pool, 'waits', controller.signal);
  const other = ask(pool, 'other');
  controller.abort();
  await expect(looping).rejects.toMatchObject({ code: 'stopped' });
  await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
  expect(await other).toMatchObject({ question: 'other' });
});

it('refuses a question whose signal has fired already', async () => {
  const { pool, started } = createPool(1);
  await expect(ask(pool, 'late', AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' });
  expect(started()).toBe(0);
});

it('stops everything when closed, and answers again afterwards', async () => {
  const { pool } = createPool(1);
  const asked = Promise.allSettled([ask(pool, 'loop'), ask(pool, 'waits')]);
  await pool.close();
  expect(await asked).toMatchObject([{ reason: { code: 'stopped' } }, { reason: { code: 'stopped' } }]);
  expect(await ask(pool, 'again')).toMatchObject({ question: 'again' });
});

it('says why a thread cannot start', async () => {
  const pool = new ThreadPool({ size: 1, start: () => Promise.reject(new Error('no memory')) });
  await expect(ask(pool, 'hello')).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('no memory'),
  });
});
