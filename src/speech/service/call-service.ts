import { ReadoutError } from '../../model/readout-error.ts';
import type { Secret } from '../../model/secret.ts';
import type { Ms } from '../../model/units.ts';
import { stopped } from '../stopped.ts';
import { retryAfter } from './retry-after.ts';
import { kindOfStatus, type RefusalKind, refusalError } from './service-error.ts';

/** What all requests to one service share. */
export interface Service {
  readonly instance: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly secret: Secret | undefined;
  /** What gives it a key: `OPENAI_API_KEY`. */
  readonly keySource: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What an error body says; without a kind the status decides. */
  explain(body: string, status: number): { readonly kind?: RefusalKind | undefined; readonly said: string };
}

/** One request. */
export interface ServiceRequest {
  /** Path and query below the service's address. */
  readonly path: string;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: unknown;
  readonly timeoutMs: Ms;
  /** A longer answer is broken off. */
  readonly maximumBytes: number;
}

/** A complete answer with a good status. */
export interface ServiceAnswer {
  /** Without parameters, in small letters; empty where the service names none. */
  readonly mediaType: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * Asks a service once and reads its whole answer.
 * @throws ReadoutError `provider-failed`, retryable where the failure may pass: not reached, late, cut short, busy, broken.
 */
export async function callService(
  service: Service,
  request: ServiceRequest,
  signal?: AbortSignal,
): Promise<ServiceAnswer> {
  const deadline = watch(request.timeoutMs, signal);
  try {
    const response = await fetch(`${service.baseUrl}${request.path}`, fetchOptions(service, request, deadline.signal));
    const bytes = await readAll(response, request.maximumBytes);
    if (!response.ok) throw refused(service, response, bytes);
    requireWhole(service, response, bytes);
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { mediaType, headers: response.headers, bytes };
  } catch (error) {
    if (signal?.aborted === true) throw stopped(signal.reason);
    if (deadline.signal.aborted) throw late(service, request.timeoutMs);
    throw error instanceof ReadoutError ? error : unreached(service, error);
  } finally {
    deadline.clear();
  }
}

/** The error of an answer that has a good status and is not what was asked for. */
export function notExpected({ instance, baseUrl }: Service, what: string): ReadoutError {
  return new ReadoutError('provider-failed', `${instance} answered with ${what} instead of sound.`, {
    hint: `If it keeps doing so, check that ${baseUrl} is the address of a speech service.`,
    isRetryable: true,
  });
}

/** One signal for the caller's and the time-out; unlike AbortSignal.any it leaves nothing behind on a long-lived signal. */
function watch(timeoutMs: Ms, signal: AbortSignal | undefined): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, clear };
}

function fetchOptions({ headers }: Service, { body }: ServiceRequest, signal: AbortSignal): RequestInit {
  // A redirect would carry the key to another address.
  const base = { signal, redirect: 'manual' } as const;
  if (body === undefined) return { ...base, headers };
  return {
    ...base,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function readAll(response: Response, maximumBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maximumBytes) {
      throw new ReadoutError('provider-failed', `An answer of more than ${maximumBytes} bytes was broken off.`);
    }
  }
  return Buffer.concat(chunks, length);
}

/** fetch itself bears with less than Content-Length promises, as browsers do. */
function requireWhole({ instance }: Service, { headers }: Response, { length }: Uint8Array): void {
  const promised = headers.get('content-length');
  if (promised === null || headers.has('content-encoding') || Number(promised) === length) return;
  throw new ReadoutError('provider-failed', `${instance} sent ${length} of ${promised} bytes.`, { isRetryable: true });
}

function refused(service: Service, response: Response, bytes: Uint8Array): ReadoutError {
  const { instance, secret, keySource } = service;
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    const location = headers.get('location') ?? '';
    const to = URL.canParse(location, service.baseUrl) ? new URL(location, service.baseUrl).origin : 'nowhere';
    return new ReadoutError('provider-failed', `${instance} was sent on to ${to}, where its key does not go.`, {
      hint: 'Set the address that is meant as its baseUrl.',
    });
  }
  const { kind, said } = service.explain(Buffer.from(bytes).toString(), status);
  return refusalError({
    instance,
    kind: kind ?? kindOfStatus(status),
    said,
    code: String(status),
    secret,
    keySource,
    retryAfterMs: retryAfter(headers),
  });
}

function late({ instance }: Service, timeoutMs: Ms): ReadoutError {
  return new ReadoutError('provider-failed', `${instance} gave no whole answer within ${timeoutMs / 1000} seconds.`, {
    isRetryable: true,
  });
}

function unreached({ instance, baseUrl }: Service, error: unknown): ReadoutError {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const why = code || (inner instanceof Error ? inner.message : 'for no known reason');
  // A certificate is as wrong the next time; everything else about a line may pass.
  const isRetryable = !/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_/u.test(code);
  const sentence = `The line to ${instance} (${new URL(baseUrl).host}) broke or could not be opened: ${why}.`;
  return new ReadoutError('provider-failed', sentence, {
    isRetryable,
    hint: 'Check the network and the address; finished takes are kept.',
  });
}
