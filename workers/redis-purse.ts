import type { Episode, EpisodeReference } from '../src/model/episode.ts';
import { ReadoutError } from '../src/model/readout-error.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import { openPurse, type Purse } from '../src/speech/purse.ts';
import { type SpendingFilter, sumSpending } from '../src/store/spending.ts';

/** One budget that an episode's speech is paid from. */
interface Budget extends SpendingFilter {
  readonly key: string;
  readonly limitUsd: number;
  /** For people: `for this build`. */
  readonly what: string;
}

/** Money is counted in billionths of a dollar: whole numbers, which Redis adds up exactly. */
const NANO = 1e9;
const KEPT_SECONDS = 7 * 24 * 3600;

/** Sets money aside in all budgets or in none. Gives 0; or -n where budget n is not known here yet, n where it does not suffice. */
const RESERVE_SCRIPT = `
local amount = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
  local spent = redis.call('get', key)
  if not spent then return -i end
  if tonumber(spent) + amount > tonumber(ARGV[i + 1]) then return i end
end
for _, key in ipairs(KEYS) do redis.call('incrby', key, ARGV[1]) end
return 0`;
/** Corrects what was set aside; a budget that Redis has lost is made anew from the takes. */
const SETTLE_SCRIPT = `
for _, key in ipairs(KEYS) do
  if redis.call('exists', key) == 1 then redis.call('incrby', key, ARGV[1]) end
end
return 0`;

/**
 * What an episode's build may still spend, and the data folder today, all machines together: counted in Redis, which begins with
 * what the takes' own records say, so that losing Redis forgets only requests in flight.
 */
export function createRedisPurse(
  { redis, prefix, home }: Pick<Queues, 'redis' | 'prefix' | 'home'>,
  { show, id, request }: EpisodeReference & { readonly request: Pick<Episode['request'], 'budget'> },
  dailyBudget: number | undefined,
): Purse {
  const { budget } = request;
  if (budget === undefined && dailyBudget === undefined) return openPurse;

  const budgets = (): Budget[] => {
    const episode = `${show}/${id}`;
    const day = new Date().toISOString().slice(0, 10);
    const ofBuild = budget && {
      key: `${prefix}:spent:${episode}:${budget.since}`,
      limitUsd: budget.usd,
      since: budget.since,
      episode,
      what: 'of this build',
    };
    const ofDay =
      dailyBudget === undefined
        ? undefined
        : {
            key: `${prefix}:spent:${day}`,
            limitUsd: dailyBudget,
            since: `${day}T00:00:00.000Z`,
            what: 'of a day, set in config.json,',
          };
    return [ofBuild, ofDay].filter((each) => each !== undefined);
  };

  const begin = async ({ key, ...filter }: Budget) => {
    const spent = Math.round((await sumSpending(home, filter)) * NANO);
    await redis.set(key, spent, 'EX', KEPT_SECONDS, 'NX');
  };

  return {
    isLimited: true,
    async reserve(usd) {
      const amount = Math.ceil(usd * NANO);
      const all = budgets();
      const keys = all.map(({ key }) => key);
      const limits = all.map(({ limitUsd }) => Math.floor(limitUsd * NANO));
      for (;;) {
        const answer = Number(await redis.eval(RESERVE_SCRIPT, keys.length, ...keys, amount, ...limits));
        const budgetMeant = all[Math.abs(answer) - 1];
        if (budgetMeant === undefined) break;
        if (answer > 0) throw exceeded(budgetMeant);
        await begin(budgetMeant);
      }
      return {
        async settle(cost) {
          await redis.eval(SETTLE_SCRIPT, keys.length, ...keys, Math.round(cost * NANO) - amount);
        },
      };
    },
  };
}

function exceeded({ what, limitUsd, episode }: Budget): ReadoutError {
  const remedy = episode === undefined ? 'after midnight UTC' : 'with a larger --budget';
  return new ReadoutError('budget-exceeded', `The budget ${what} of $${limitUsd.toFixed(2)} would be exceeded.`, {
    hint: `What was spoken is kept: build again ${remedy}.`,
  });
}
