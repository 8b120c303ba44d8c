import { createHash } from 'node:crypto';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { detectMediaType } from './detect-media-type.ts';

/** An input that has arrived, from wherever it came. */
export interface ArrivedInput {
  readonly id: string;
  /** Absolute path, URL (after redirects) or `stdin`. */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** The `Content-Type` that a server gave. */
  readonly declaredType?: string | undefined;
  /** ISO 8601; now where not given. */
  readonly receivedAt?: string;
}

/**
 * Takes an input in: says what it is and what it is known by.
 * @throws ReadoutError `input-empty`, `input-too-large` or `input-not-text`.
 */
export function receiveInput(arrived: ArrivedInput, limits?: { readonly inputBytes: number }): ReceivedInput {
  const { id, address, bytes, declaredType } = arrived;
  if (limits !== undefined && bytes.length > limits.inputBytes) throw tooLarge(address, limits.inputBytes);
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) throw isEmpty(address);
  return {
    id,
    address,
    mediaType: detectMediaType({ address, declared: declaredType, bytes }),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    receivedAt: arrived.receivedAt ?? new Date().toISOString(),
  };
}

/** The error for an input over the limit. */
export function tooLarge(address: string, limit: number): ReadoutError {
  const megabytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  return new ReadoutError('input-too-large', `${address} is larger than ${megabytes} MB.`, {
    hint: 'Cut it into parts, or raise limits.inputBytes in config.json.',
  });
}

/** The error for an input that holds nothing. */
export function isEmpty(address: string): ReadoutError {
  return new ReadoutError('input-empty', `${address} is empty.`, { hint: 'Give a file or address that holds text.' });
}
