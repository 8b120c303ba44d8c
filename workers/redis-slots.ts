import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ms } from '../src/model/units.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import type { Account } from '../src/speech/account.ts';
import { throwIfStopped } from '../src/speech/stopped.ts';

/** What an account allows at once: whoever enters leaves again. */
export interface Slots {
  /** Waits for a free slot. @throws ReadoutError `stopped` when the signal fires while waiting. */
  enter(signal: AbortSignal | undefined): Promise<void>;
  /** Frees a slot that this process holds. */
  leave(): Promise<void>;
}

/** A slot whose holder died is free again after this. */
const LEASE_MS: Ms = 10_000;
const RENEWAL_MS: Ms = 3000;
const FIRST_WAIT_MS: Ms = 5;
const LONGEST_WAIT_MS: Ms = 100;

/** Redis's own clock counts, as the machines' may differ. */
const NOW = `
local clock = redis.call('time')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)`;
/** Takes a slot for ARGV[2] until ARGV[3] ms from now where fewer than ARGV[1] are taken; gives 1 if so. */
const ENTER_SCRIPT = `${NOW}
redis.call('zremrangebyscore', KEYS[1], '-inf', now)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('zadd', KEYS[1], now + ARGV[3], ARGV[2])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1`;
/** Prolongs the slots ARGV[2] and so on that are still ours by ARGV[1] ms. */
const RENEW_SCRIPT = `${NOW}
for index = 2, #ARGV do redis.call('zadd', KEYS[1], 'XX', now + ARGV[1], ARGV[index]) end
redis.call('pexpire', KEYS[1], ARGV[1])
return 0`;

/** Slots over Redis: all machines and all instances of one account share them. */
export function createSlots(
  { redis, prefix, logger }: Pick<Queues, 'redis' | 'prefix' | 'logger'>,
  { id, concurrency }: Account,
): Slots {
  const key = `${prefix}:account:${id}`;
  const held: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  const renew = () => {
    redis.eval(RENEW_SCRIPT, 1, key, LEASE_MS, ...held).catch((error: unknown) => {
      logger.debug({ err: error }, 'slots not renewed');
    });
  };

  return {
    async enter(signal) {
      const slot = randomUUID();
      for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
        throwIfStopped(signal);
        if (Number(await redis.eval(ENTER_SCRIPT, 1, key, concurrency, slot, LEASE_MS)) === 1) break;
        // Those who wait ask at different times, or one of them would always come first.
        await delay(waitMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
      }
      held.push(slot);
      timer ??= setInterval(renew, RENEWAL_MS).unref();
    },
    async leave() {
      const slot = held.shift();
      if (held.length === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      if (slot !== undefined) await redis.zrem(key, slot);
    },
  };
}
