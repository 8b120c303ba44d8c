import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { ReadoutError } from '../../model/readout-error.ts';
import { isPublicAddress } from './check-address.ts';

/** Finds the addresses of a host; the system's resolver unless a test brings its own. */
export type ResolveHost = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** The system's resolver. */
export const resolveBySystem: ResolveHost = (host) => lookup(host, { all: true });

/**
 * Resolves a host once and gives a `lookup` for the connection that knows only what was found and checked, so that a
 * second answer of the name server cannot lead elsewhere.
 * @throws ReadoutError `address-refused` where any of its addresses is private, `fetch-failed` where there is none.
 */
export async function resolveChecked(url: URL, allowPrivate: boolean, resolve: ResolveHost): Promise<LookupFunction> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const found = isIP(host) === 0 ? await resolveName(host, resolve) : [{ address: host, family: isIP(host) }];
  if (!allowPrivate && found.some(({ address }) => !isPublicAddress(address))) {
    throw new ReadoutError('address-refused', `${host} is not an address of the public internet.`, {
      hint: 'If it is meant to be read, set limits.allowPrivateAddresses to true in config.json.',
    });
  }
  return (_host, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, [...found]);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}

async function resolveName(host: string, resolve: ResolveHost): ReturnType<ResolveHost> {
  try {
    const found = await resolve(host);
    if (found.length > 0) return found;
  } catch (cause) {
    const isAgain = cause instanceof Error && 'code' in cause && cause.code === 'EAI_AGAIN';
    throw unknownHost(host, isAgain, cause);
  }
  throw unknownHost(host, false, undefined);
}

function unknownHost(host: string, isRetryable: boolean, cause: unknown): ReadoutError {
  return new ReadoutError('fetch-failed', `There is no server by the name ${host}.`, {
    hint: 'Check the spelling of the address and the connection to the internet.',
    isRetryable,
    cause,
  });
}
