import { ReadoutError } from '../model/readout-error.ts';
import type { Ms } from '../model/units.ts';
import { costOf, type Price, predictCost } from './prices.ts';
import { openPurse, type Purse } from './purse.ts';
import type { SpeechRequest, SpeechResult, TtsProvider } from './tts-provider.ts';
import { openTurnstile, type Turnstile } from './turnstile.ts';

/** Who is asked, and what holds for asking. */
export interface Asking {
  readonly provider: TtsProvider;
  /** Undefined: nobody knows. */
  readonly price?: Price | undefined;
  /** Default: without a budget. */
  readonly purse?: Purse | undefined;
  /** Default: always open. */
  readonly turnstile?: Turnstile | undefined;
}

/** An answer that is to be paid. */
export interface PaidAnswer {
  readonly result: SpeechResult;
  /** Books what it cost and says so in US dollars; undefined where nobody knows. @param soundMs How long it sounds. */
  pay(soundMs: Ms | undefined): Promise<number | undefined>;
}

/**
 * Asks a provider once: when its turn has come, and with money set aside for it. What a service refused is given back; what it may
 * have billed though no answer arrived stays spent.
 * @throws ReadoutError as the provider does, or `budget-exceeded`, or `bad-config` where a budget meets an unknown price.
 */
export async function askProvider(
  { provider, price, purse = openPurse, turnstile = openTurnstile }: Asking,
  request: SpeechRequest,
  signal?: AbortSignal,
): Promise<PaidAnswer> {
  const { capabilities, instance } = provider;
  if (price === undefined && purse.isLimited && capabilities.isBilled) throw unknownPrice(instance);
  const most = price === undefined ? 0 : predictCost(price, request.body, capabilities).mostUsd;
  const reservation = await purse.reserve(most);
  let isAsked = false;
  try {
    await turnstile.pass(signal);
    isAsked = true;
    const result = await provider.speak(request, signal);
    await turnstile.report(undefined);
    return {
      result,
      async pay(soundMs) {
        const cost = price && costOf(price, result.billed, soundMs);
        await reservation.settle(cost ?? most);
        return cost;
      },
    };
  } catch (error) {
    if (isAsked) await turnstile.report(error);
    if (!isAsked || (error instanceof ReadoutError && error.isUnbilled)) await reservation.settle(0);
    throw error;
  }
}

function unknownPrice(instance: string): ReadoutError {
  return new ReadoutError('bad-config', `Nobody knows what ${instance} costs, so it cannot keep to a budget.`, {
    hint: `Say it in config.json: "instances": {"${instance}": {"price": {"usdPerMillion": 15}}}, or build without a budget.`,
  });
}
