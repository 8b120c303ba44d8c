import { setTimeout as delay } from 'node:timers/promises';
import { ReadoutError } from '../src/model/readout-error.ts';
import type { Ms } from '../src/model/units.ts';
import { queueName } from '../src/queue/names.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import type { Account } from '../src/speech/account.ts';
import { throwIfStopped } from '../src/speech/stopped.ts';
import type { TtsProvider } from '../src/speech/tts-provider.ts';
import { openTurnstile, type Turnstile } from '../src/speech/turnstile.ts';
import { createSlots, type Slots } from './redis-slots.ts';

/** This many requests that failed in a row, whoever made them, close the turnstile: the service is down. */
const FAILURES_TO_BREAK = 8;
/** And this many, that it will not come back soon: for the longest break whoever asks is refused at once. */
const FAILURES_TO_GIVE_UP = 40;
/** The first break; doubled while the service stays down. */
const FIRST_BREAK_MS: Ms = 5000;
const LONGEST_BREAK_MS: Ms = 60_000;
/** Failures in a row are forgotten when nobody has asked for so long. */
const MEMORY_MS: Ms = 600_000;

/**
 * How long to wait: until the rest is over (KEYS[1] lives), then for a place in the row of requests (KEYS[2] is the time of the next
 * one), one every ARGV[1] ms; 0: go; -1: the service is down (KEYS[3] lives). Redis's own clock counts, as the machines' may differ.
 */
const PASS_SCRIPT = `
if redis.call('exists', KEYS[3]) == 1 then return -1 end
local rest = redis.call('pttl', KEYS[1])
if rest > 0 then return rest end
local interval = tonumber(ARGV[1])
if interval == 0 then return 0 end
local clock = redis.call('time')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local next = tonumber(redis.call('get', KEYS[2]) or 0)
if next > now then return math.ceil(next - now) end
redis.call('set', KEYS[2], math.max(next, now - interval) + interval, 'PX', 60000)
return 0`;
/** Makes everybody rest for ARGV[1] ms, unless a longer rest is under way. */
const REST_SCRIPT = `
if redis.call('pttl', KEYS[1]) < tonumber(ARGV[1]) then redis.call('set', KEYS[1], 1, 'PX', ARGV[1]) end
return 0`;

/**
 * Turnstiles over Redis, one for each instance: all machines share its rate, its rests and its failures, and with all instances of the
 * same account what that allows at once. Instances on this machine need none.
 */
export function createTurnstiles(
  queues: Queues,
  accounts: ReadonlyMap<string, Account> = new Map(),
): (provider: TtsProvider) => Turnstile {
  const turnstiles = new Map<string, Turnstile>();
  const slots = new Map<string, Slots>();
  const slotsOf = (account: Account | undefined) => {
    if (account === undefined) return undefined;
    const known = slots.get(account.id) ?? createSlots(queues, account);
    slots.set(account.id, known);
    return known;
  };
  return (provider) => {
    const { instance, capabilities } = provider;
    if (capabilities.place === 'local') return openTurnstile;
    const turnstile = turnstiles.get(instance) ?? createTurnstile(queues, provider, slotsOf(accounts.get(instance)));
    turnstiles.set(instance, turnstile);
    return turnstile;
  };
}

function createTurnstile(
  { redis, prefix, queue, logger }: Queues,
  { instance, capabilities }: Pick<TtsProvider, 'instance' | 'capabilities'>,
  slots: Slots | undefined,
): Turnstile {
  const restKey = `${prefix}:rest:${instance}`;
  const nextKey = `${prefix}:next:${instance}`;
  const failuresKey = `${prefix}:failures:${instance}`;
  const downKey = `${prefix}:down:${instance}`;
  const { requestsPerSecond } = capabilities;
  const interval = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;

  const rest = async (ms: Ms) => {
    await redis.eval(REST_SCRIPT, 1, restKey, Math.ceil(ms));
    // Segments that wait in the queue wait there: a worker that takes none is free for other instances.
    await queue(queueName('speech', instance)).rateLimit(Math.ceil(ms));
  };

  return {
    async pass(signal) {
      for (;;) {
        throwIfStopped(signal);
        const waitMs = Number(await redis.eval(PASS_SCRIPT, 3, restKey, nextKey, downKey, interval));
        if (waitMs === 0) return slots?.enter(signal);
        if (waitMs < 0) throw isDown(instance);
        await delay(waitMs, undefined, { signal }).catch(() => undefined);
      }
    },
    async report(error) {
      await slots?.leave();
      if (error === undefined) {
        await redis.del(failuresKey);
        return;
      }
      // What is wrong with one request says nothing of the service.
      if (!(error instanceof ReadoutError) || !error.isRetryable) return;
      if (error.retryAfterMs !== undefined) return rest(error.retryAfterMs);
      const failures = await redis.incr(failuresKey);
      await redis.pexpire(failuresKey, MEMORY_MS);
      if (failures >= FAILURES_TO_GIVE_UP) {
        await redis.set(downKey, 1, 'PX', LONGEST_BREAK_MS);
        return;
      }
      if (failures % FAILURES_TO_BREAK !== 0) return;
      const breakMs = Math.min(FIRST_BREAK_MS * 2 ** (failures / FAILURES_TO_BREAK - 1), LONGEST_BREAK_MS);
      logger.warn({ instance, failures, breakMs }, 'service does not answer, all workers rest');
      await rest(breakMs);
    },
    isDown: async () => (await redis.exists(downKey)) === 1,
  };
}

function isDown(instance: string): ReadoutError {
  return new ReadoutError('provider-failed', `${instance} has failed ${FAILURES_TO_GIVE_UP} times in a row.`, {
    hint: 'Look at what is wrong with it, and build again in a minute; finished takes are kept.',
  });
}
