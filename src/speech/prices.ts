import type { Capabilities } from '../model/capabilities.ts';
import type { InstanceConfig } from '../model/config.ts';
import { predictDuration } from './predict-duration.ts';
import type { TtsProvider } from './tts-provider.ts';

/** What speech costs, in US dollars: by what is sent, or by how long it sounds. */
export interface Price {
  readonly per: 'million-units' | 'minute';
  readonly usd: number;
  /** False where the account's plan, or something that is known only afterwards, decides what is billed. */
  readonly isExact: boolean;
  /** Where it is from: the day on which the price list was read, or `config.json`. */
  readonly from: string;
  /** Units billed for each character: two where its words are timed by a second request. */
  readonly unitsPerCharacter: number;
}

/** The day on which the prices below were looked up last; they are the services' to change. */
export const PRICES_DATE = '2026-11-24';

/** One line of a service's price list. */
interface ListedPrice extends Omit<Price, 'from' | 'unitsPerCharacter'> {
  readonly provider: string;
  /** The model or engine that it is of. */
  readonly kind: string;
  /** Default 1. */
  readonly unitsPerCharacter?: number;
  /** The same where the words are timed. */
  readonly unitsPerTimedCharacter?: number;
}

/**
 * List prices without free tiers and discounts. Amazon Polly bills characters without markup; OpenAI's newest model bills tokens
 * of sound (12 dollars a million, some 1,250 a minute); ElevenLabs bills credits, half of one for a character of its fast models,
 * and the plan decides what they cost.
 */
const PRICES: readonly ListedPrice[] = [
  { provider: 'polly', kind: 'standard', per: 'million-units', usd: 4, isExact: true, unitsPerTimedCharacter: 2 },
  { provider: 'polly', kind: 'neural', per: 'million-units', usd: 16, isExact: true, unitsPerTimedCharacter: 2 },
  { provider: 'polly', kind: 'long-form', per: 'million-units', usd: 100, isExact: true, unitsPerTimedCharacter: 2 },
  { provider: 'polly', kind: 'generative', per: 'million-units', usd: 30, isExact: true, unitsPerTimedCharacter: 2 },
  { provider: 'openai', kind: 'tts-1', per: 'million-units', usd: 15, isExact: true },
  { provider: 'openai', kind: 'tts-1-hd', per: 'million-units', usd: 30, isExact: true },
  { provider: 'openai', kind: 'gpt-4o-mini-tts', per: 'minute', usd: 0.015, isExact: false },
  { provider: 'elevenlabs', kind: 'eleven_v3', per: 'million-units', usd: 100, isExact: false },
  { provider: 'elevenlabs', kind: 'eleven_multilingual_v2', per: 'million-units', usd: 100, isExact: false },
  {
    provider: 'elevenlabs',
    kind: 'eleven_flash_v2_5',
    per: 'million-units',
    usd: 100,
    isExact: false,
    unitsPerCharacter: 0.5,
  },
  {
    provider: 'elevenlabs',
    kind: 'eleven_turbo_v2_5',
    per: 'million-units',
    usd: 100,
    isExact: false,
    unitsPerCharacter: 0.5,
  },
  {
    provider: 'elevenlabs',
    kind: 'eleven_flash_v2',
    per: 'million-units',
    usd: 100,
    isExact: false,
    unitsPerCharacter: 0.5,
  },
  {
    provider: 'elevenlabs',
    kind: 'eleven_turbo_v2',
    per: 'million-units',
    usd: 100,
    isExact: false,
    unitsPerCharacter: 0.5,
  },
];
/** Addresses that the list is of: another service that speaks the same protocol has prices of its own. */
const LISTED_ADDRESSES: readonly (string | undefined)[] = [
  undefined,
  'https://api.openai.com/v1',
  'https://api.elevenlabs.io',
];
const FREE: Price = { per: 'million-units', usd: 0, isExact: true, from: 'local', unitsPerCharacter: 1 };

/**
 * What an instance's speech costs: nothing where it is not billed, else by its configuration, else by the price list.
 * Undefined: nobody knows.
 */
export function findPrice(
  { provider, identity, capabilities }: Pick<TtsProvider, 'provider' | 'identity' | 'capabilities'>,
  configured?: InstanceConfig['price'],
): Price | undefined {
  if (!capabilities.isBilled) return FREE;
  const kind = identity.model ?? identity.engine;
  const listed = PRICES.find((price) => price.provider === provider && price.kind === kind);
  const timed = capabilities.timing === 'words' ? listed?.unitsPerTimedCharacter : undefined;
  const unitsPerCharacter = timed ?? listed?.unitsPerCharacter ?? 1;
  if (configured !== undefined) {
    return {
      per: 'million-units',
      usd: configured.usdPerMillion,
      isExact: true,
      from: 'config.json',
      unitsPerCharacter,
    };
  }
  if (listed === undefined || !LISTED_ADDRESSES.includes(identity.address)) return undefined;
  const { per, usd, isExact } = listed;
  return { per, usd, isExact, from: PRICES_DATE, unitsPerCharacter };
}

/** The prices of all instances that have one. */
export function listPrices(
  providers: ReadonlyMap<string, TtsProvider>,
  instances: Readonly<Record<string, InstanceConfig>>,
): ReadonlyMap<string, Price> {
  const prices = new Map<string, Price>();
  for (const [instance, provider] of providers) {
    const price = findPrice(provider, instances[instance]?.price);
    if (price !== undefined) prices.set(instance, price);
  }
  return prices;
}

/** What is billed of a request, in the provider's own unit: markup never is. */
export function countUnits(body: string, { input, limit }: Pick<Capabilities, 'input' | 'limit'>): number {
  const text = input === 'ssml' ? body.replace(/<[^>]*>/gu, '') : body;
  return limit.unit === 'bytes' ? Buffer.byteLength(text) : text.length;
}

/** What a request will cost: as expected, and at most. */
export function predictCost(
  price: Price,
  body: string,
  capabilities: Pick<Capabilities, 'input' | 'limit'>,
): { readonly expectedUsd: number; readonly mostUsd: number } {
  if (price.per === 'million-units') {
    const usd = (countUnits(body, capabilities) * price.unitsPerCharacter * price.usd) / 1e6;
    return { expectedUsd: usd, mostUsd: usd };
  }
  const { expectedMs, longestMs } = predictDuration(body);
  return { expectedUsd: (expectedMs * price.usd) / 60_000, mostUsd: (longestMs * price.usd) / 60_000 };
}

/** What an answer cost, by what was billed or by how long it sounds. @param soundMs Undefined: it cannot be decoded. */
export function costOf({ per, usd }: Price, billed: number, soundMs: number | undefined): number | undefined {
  if (per === 'million-units') return (billed * usd) / 1e6;
  return soundMs === undefined ? undefined : (soundMs * usd) / 60_000;
}
