import { createHash } from 'node:crypto';
import type { Secret } from '../model/secret.ts';
import type { TtsProvider } from './tts-provider.ts';

/** An account at a service, however many instances are configured for it. */
export interface Account {
  /** Tells accounts apart and says nothing of the key. */
  readonly id: string;
  /** Requests that may be under way at once, all its instances and machines together. */
  readonly concurrency: number;
}

/**
 * The account that each instance asks with: instances of one provider that share address and key share it, and together they make
 * no more requests at once than the most that one of them may make. Instances on this machine have none.
 */
export function findAccounts(
  providers: Iterable<TtsProvider>,
  keys: Readonly<Record<string, Secret>>,
): ReadonlyMap<string, Account> {
  const remote = [...providers].filter(({ capabilities }) => capabilities.place !== 'local');
  const known = remote.map((provider) => ({ ...provider, account: accountId(provider, keys[provider.instance]) }));
  return new Map(
    known.map(({ instance, account: id }) => {
      const sharing = known.filter(({ account }) => account === id);
      return [instance, { id, concurrency: Math.max(...sharing.map(({ capabilities }) => capabilities.concurrency)) }];
    }),
  );
}

function accountId({ provider, identity }: TtsProvider, key: Secret | undefined): string {
  const asked = [provider, identity.address ?? '', key?.reveal() ?? ''];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
}
