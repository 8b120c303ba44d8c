import { ReadoutError } from '../../model/readout-error.ts';
import type { Secret } from '../../model/secret.ts';
import type { Ms } from '../../model/units.ts';

/**
 * What a service's refusal means: its `key` is not accepted, the account's `quota` is used up, the `policy` forbids the
 * text, it is too `busy` just now, it is `broken` for the moment, or the `request` itself is wrong.
 */
export type RefusalKind = 'key' | 'quota' | 'policy' | 'busy' | 'broken' | 'request';

/** A service's refusal, understood. */
export interface Refusal {
  readonly instance: string;
  readonly kind: RefusalKind;
  /** The service's own words; keys in them are hidden, and they are shortened. */
  readonly said: string;
  /** HTTP status or the service's name for the error. */
  readonly code: string;
  readonly secret: Secret | undefined;
  /** What gives it a key: `OPENAI_API_KEY`. */
  readonly keySource: string;
  readonly retryAfterMs?: Ms | undefined;
}

const LONGEST_QUOTE = 200;
/** What keys look like in general: services quote also those that they were not sent. */
const LIKE_A_KEY = /\b(?:sk|xi|pk|AKIA|ASIA)[-_]?[A-Za-z0-9*_-]{12,}/gu;

/** What an HTTP status says where the service's own words are not understood. */
export function kindOfStatus(status: number): RefusalKind {
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'quota';
  if (status === 408 || status === 425 || status === 429) return 'busy';
  return status >= 500 && status !== 501 ? 'broken' : 'request';
}

/** The error of a refusal: `provider-failed`, retryable only where the same request may go through later. */
export function refusalError(refusal: Refusal): ReadoutError {
  const { kind, retryAfterMs } = refusal;
  const isRetryable = kind === 'busy' || kind === 'broken';
  const hint = hintOf(refusal);
  return new ReadoutError('provider-failed', `${sentenceOf(refusal)}${quote(refusal)}`, {
    isRetryable,
    isUnbilled: true,
    ...(hint === undefined ? {} : { hint }),
    ...(isRetryable && retryAfterMs !== undefined ? { retryAfterMs } : {}),
  });
}

/** A service's words, fit to be shown: without keys, on one line, not too long. */
export function quotable(said: string, secret: Secret | undefined): string {
  const hidden = (secret?.hideIn(said) ?? said).replace(LIKE_A_KEY, '[redacted]').replace(/\s+/gu, ' ').trim();
  return hidden.length > LONGEST_QUOTE ? `${hidden.slice(0, LONGEST_QUOTE)} …` : hidden;
}

function sentenceOf({ instance, kind, code }: Refusal): string {
  switch (kind) {
    case 'key':
      return `${instance} does not accept its key (${code})`;
    case 'quota':
      return `The account of ${instance} has used up its quota (${code})`;
    case 'policy':
      return `${instance} declines to speak this text (${code})`;
    case 'busy':
      return `${instance} takes no more requests just now (${code})`;
    case 'broken':
      return `${instance} failed (${code})`;
    case 'request':
      return `${instance} refused the request (${code})`;
  }
}

function quote({ said, secret }: Refusal): string {
  const words = quotable(said, secret);
  return words === '' ? '.' : `: ${words.replace(/[.\s]*$/u, '.')}`;
}

function hintOf({ kind, keySource }: Refusal): string | undefined {
  switch (kind) {
    case 'key':
      return `Set ${keySource} to one that is valid and may make speech, then build again; finished takes are kept.`;
    case 'quota':
      return 'Raise the quota or wait until it is renewed, then build again; finished takes are kept.';
    case 'policy':
      return 'Change the text with `readout edit`, or give the speaker a voice of another instance.';
    case 'busy':
    case 'broken':
      return 'Build again later; finished takes are kept.';
    case 'request':
      return undefined;
  }
}
