import type { IncomingMessage } from 'node:http';
import type { ConfigFile } from '../model/config.ts';
import { asReadoutError, ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { dropBody, readBody } from './fetch/read-body.ts';
import { requestOnce } from './fetch/request-once.ts';
import { type ResolveHost, resolveBySystem, resolveChecked } from './fetch/resolve-host.ts';
import { receiveInput } from './receive-input.ts';

/** A page or feed to be fetched. */
export interface FetchRequest {
  readonly id: string;
  readonly url: string;
  /** Stands in for the system's resolver. */
  readonly resolveHost?: ResolveHost;
}

/** Hops that a server may send us on; more is a circle. */
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches an address over HTTP(S). Every hop is resolved, checked and connected to the very address that was checked.
 * @throws ReadoutError `address-refused`, `fetch-failed` (retryable for 408, 429, 5xx and network errors),
 * `input-too-large`, `input-empty`, `input-not-text`.
 */
export async function fetchInput(
  { id, url, resolveHost = resolveBySystem }: FetchRequest,
  limits: ConfigFile['limits'],
  signal: AbortSignal,
): Promise<ReceivedInput> {
  const deadline = AbortSignal.timeout(limits.fetchTimeoutMs);
  const either = AbortSignal.any([signal, deadline]);
  let here = parseAddress(url);
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const lookup = await orAborted(resolveChecked(here, limits.allowPrivateAddresses, resolveHost), either);
      const response = await requestOnce(here, lookup, either);
      const next = redirectOf(response, here);
      if (next === undefined) return await receive(id, here, response, limits, either);
      dropBody(response);
      here = next;
    }
  } catch (thrown) {
    throw explain(thrown, here, signal, deadline, limits.fetchTimeoutMs);
  }
  throw new ReadoutError(
    'fetch-failed',
    `${shown(parseAddress(url))} leads from one address to the next without end.`,
    {
      hint: 'Open it in a browser and give the address that it ends at.',
    },
  );
}

async function receive(
  id: string,
  url: URL,
  response: IncomingMessage,
  limits: ConfigFile['limits'],
  signal: AbortSignal,
): Promise<ReceivedInput> {
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) {
    dropBody(response);
    throw badStatus(url, status, response.statusMessage ?? '');
  }
  const bytes = await readBody(response, shown(url), limits.inputBytes, signal);
  return receiveInput({ id, address: url.href, bytes, declaredType: response.headers['content-type'] }, limits);
}

function redirectOf(response: IncomingMessage, here: URL): URL | undefined {
  const { location } = response.headers;
  if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return undefined;
  return parseAddress(location, here);
}

function parseAddress(written: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(written, base);
  } catch (cause) {
    throw new ReadoutError('address-refused', `${written.slice(0, 200)} is not a valid address.`, {
      hint: 'Give an address that begins with https:// or http://.',
      cause,
    });
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ReadoutError('address-refused', `Readout does not fetch ${url.protocol} addresses.`, {
      hint: 'Give an address that begins with https:// or http://.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new ReadoutError('address-refused', `The address of ${url.host} holds a user name or password.`, {
      hint: 'Save the page as a file and give that.',
    });
  }
  url.hash = '';
  return url;
}

/** An address for people: without the query, which may hold a key. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function badStatus(url: URL, status: number, words: string): ReadoutError {
  const isRetryable = status === 408 || status === 425 || status === 429 || status >= 500;
  const answer = [status, words.slice(0, 100)].filter((part) => part !== '').join(' ');
  const isLocked = status === 401 || status === 402 || status === 403;
  const advice = isLocked
    ? 'The page wants a log-in or turns programs away: save it as a file and give that.'
    : 'Check the address in a browser.';
  const hint = isRetryable ? 'Try again later.' : advice;
  return new ReadoutError('fetch-failed', `${shown(url)} answered ${answer}.`, { hint, isRetryable });
}

/** Turns what went wrong on the way into a sentence that names the address. */
function explain(thrown: unknown, url: URL, signal: AbortSignal, deadline: AbortSignal, timeoutMs: number): unknown {
  if (signal.aborted) return signal.reason;
  if (deadline.aborted) {
    return new ReadoutError('fetch-failed', `${shown(url)} did not answer within ${timeoutMs / 1000} s.`, {
      hint: 'Try again later, or raise limits.fetchTimeoutMs in config.json.',
      isRetryable: true,
      cause: thrown,
    });
  }
  if (thrown instanceof ReadoutError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC') return asReadoutError(thrown);
  const isCertificate = /CERT|TLS|SSL|SIGNATURE/u.test(code);
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new ReadoutError('fetch-failed', `${shown(url)} could not be fetched: ${said}`, {
    hint: isCertificate ? 'The certificate of the server is not in order.' : 'Check the address and the connection.',
    isRetryable: !isCertificate,
    cause: thrown,
  });
}

/** Name servers take no signal; so the wait for them is given up, not the question. */
async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return await new Promise<Value>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
