import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReadoutError } from '../../../src/model/readout-error.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { Queues } from '../../../src/queue/open-queues.ts';
import { findAccounts } from '../../../src/speech/account.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';
import { createSlots } from '../../../workers/redis-slots.ts';
import { createTurnstiles } from '../../../workers/redis-turnstile.ts';
import { makeProvider } from '../../contract/make-provider.ts';
import { makeTemporaryHome, openSilently, type TemporaryHome } from '../queue/temporary-home.ts';

let place: TemporaryHome;
let queues: Queues;

beforeEach(async () => {
  place = await makeTemporaryHome();
  queues = await openSilently(place.config);
});

afterEach(async () => {
  await queues.close();
  await place.remove();
});

function cloud(settings: Record<string, unknown> = {}): TtsProvider {
  return makeProvider({ config: { provider: 'openai', baseUrl: 'http://127.0.0.1:9/v1', ...settings } });
}

function busy(retryAfterMs?: number): ReadoutError {
  const details = { isRetryable: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new ReadoutError('provider-failed', 'Too many requests.', details);
}

async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

it('makes all workers rest when the service asks one of them to', async () => {
  // Two workers on two machines have turnstiles of their own over the same Redis.
  const [one, other] = [createTurnstiles(queues)(cloud()), createTurnstiles(queues)(cloud())];
  await one.report(busy(400));
  expect(await queues.queue('speech-mine').getRateLimitTtl(1)).toBeGreaterThan(0);
  expect(await timed(other.pass(undefined))).toBeGreaterThanOrEqual(350);
  expect(await timed(one.pass(undefined))).toBeLessThan(300);
});

it('lets no more requests by in a second than the instance allows, whoever makes them', async () => {
  const provider = cloud({ requestsPerSecond: 20 });
  const turnstiles = [createTurnstiles(queues)(provider), createTurnstiles(queues)(provider)];
  const all = Array.from({ length: 12 }, (_, index) => turnstiles[index % 2]?.pass(undefined));
  // The first goes at once, and one perhaps that was saved up.
  expect(await timed(Promise.all(all))).toBeGreaterThanOrEqual(10 * 50 - 20);
});

it('lets two instances of one account, on two machines, make no more requests at once than the account allows', async () => {
  const one = cloud({ concurrency: 3 });
  const providers = [one, { ...one, instance: 'other' }];
  const accounts = findAccounts(providers, { mine: new Secret('sk-1'), other: new Secret('sk-1') });
  expect(accounts.get('mine')).toEqual(accounts.get('other'));
  // Each machine has turnstiles of its own.
  const turnstiles = [createTurnstiles(queues, accounts), createTurnstiles(queues, accounts)];
  let [atOnce, most] = [0, 0];
  const ask = async (index: number) => {
    const provider = providers[index % 2] ?? one;
    const turnstile = turnstiles[Math.floor(index / 2) % 2]?.(provider);
    await turnstile?.pass(undefined);
    atOnce += 1;
    most = Math.max(most, atOnce);
    await queues.redis.ping();
    atOnce -= 1;
    await turnstile?.report(undefined);
  };
  await Promise.all(Array.from({ length: 24 }, (_, index) => ask(index)));
  expect(most).toBe(3);
  const names = await queues.redis.keys('*');
  expect(names.join(' ')).not.toContain('sk-1');
});

it('keeps accounts with another key or address apart', () => {
  const other = { ...cloud(), instance: 'other' };
  const ids = (keys: Record<string, Secret>, providers = [cloud(), other]) =>
    new Set([...findAccounts(providers, keys).values()].map(({ id }) => id)).size;
  expect(ids({ mine: new Secret('sk-1'), other: new Secret('sk-2') })).toBe(2);
  expect(ids({}, [cloud(), { ...cloud({ baseUrl: 'http://127.0.0.1:8/v1' }), instance: 'other' }])).toBe(2);
  expect(ids({})).toBe(1);
});

it('gives a slot back whose holder died', async () => {
  const slots = createSlots(queues, { id: 'abc', concurrency: 1 });
  const dead = `${queues.prefix}:account:abc`;
  // A lease of a dead worker that ends in a moment.
  await queues.redis.zadd(dead, Date.now() + 150, 'dead');
  expect(await timed(slots.enter(undefined))).toBeGreaterThanOrEqual(100);
  const stop = new AbortController();
  const waiting = slots.enter(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
  await slots.leave();
});

it('breaks after many failures in a row, and then refuses at once until the service has had its rest', async () => {
  const turnstile = createTurnstiles(queues)(cloud());
  for (let failure = 0; failure < 7; failure++) await turnstile.report(busy());
  expect(await timed(turnstile.pass(undefined))).toBeLessThan(1000);
  await turnstile.report(busy());
  const stop = new AbortController();
  const waiting = turnstile.pass(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
  for (let failure = 8; failure < 40; failure++) await turnstile.report(busy());
  expect(await turnstile.isDown()).toBe(true);
  await expect(turnstile.pass(undefined)).rejects.toMatchObject({ code: 'provider-failed', isRetryable: false });
});

it('forgets failures with the first answer, and minds none that is only about one request', async () => {
  const turnstile = createTurnstiles(queues)(cloud());
  for (let round = 0; round < 12; round++) {
    await turnstile.report(busy());
    await turnstile.report(busy());
    await turnstile.report(undefined);
    await turnstile.report(new ReadoutError('provider-failed', 'It declines to speak this text.'));
  }
  expect(await timed(turnstile.pass(undefined))).toBeLessThan(1000);
});
