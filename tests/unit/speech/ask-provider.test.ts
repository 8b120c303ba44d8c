import { expect, it } from 'vitest';
import { ReadoutError } from '../../../src/model/readout-error.ts';
import { askProvider } from '../../../src/speech/ask-provider.ts';
import type { Price } from '../../../src/speech/prices.ts';
import type { Purse } from '../../../src/speech/purse.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';
import { createScriptedProvider } from './scripted-provider.ts';

const price: Price = { per: 'million-units', usd: 1e6, isExact: true, from: 'config.json', unitsPerCharacter: 1 };
const request = { voice: 'alto', body: 'Good day.', language: 'en' };

/** A purse that keeps a book. */
function createBook(): { readonly purse: Purse; readonly book: string[] } {
  const book: string[] = [];
  const purse: Purse = {
    isLimited: true,
    async reserve(usd) {
      book.push(`reserve ${usd}`);
      return {
        async settle(cost) {
          book.push(`settle ${cost}`);
        },
      };
    },
  };
  return { purse, book };
}

function failing(error: Error): TtsProvider {
  return {
    ...createScriptedProvider(),
    async speak() {
      throw error;
    },
  };
}

it('sets money aside before the request and settles what was billed', async () => {
  const { purse, book } = createBook();
  const { pay } = await askProvider({ provider: createScriptedProvider(), price, purse }, request);
  expect(book).toEqual(['reserve 9']);
  expect(await pay(1000)).toBe(9);
  expect(book).toEqual(['reserve 9', 'settle 9']);
});

it('gives back what a service refused', async () => {
  const { purse, book } = createBook();
  const provider = failing(new ReadoutError('provider-failed', 'No.', { isUnbilled: true }));
  await expect(askProvider({ provider, price, purse }, request)).rejects.toThrow('No.');
  expect(book).toEqual(['reserve 9', 'settle 0']);
});

it('counts as spent what a broken line may have cost', async () => {
  const { purse, book } = createBook();
  const provider = failing(new ReadoutError('provider-failed', 'The line broke.', { isRetryable: true }));
  await expect(askProvider({ provider, price, purse }, request)).rejects.toThrow('broke');
  expect(book).toEqual(['reserve 9']);
});

it('keeps no budget with a provider whose price nobody knows', async () => {
  const { purse, book } = createBook();
  const provider = createScriptedProvider();
  await expect(askProvider({ provider, purse }, request)).rejects.toMatchObject({ code: 'bad-config' });
  expect(book).toEqual([]);
  expect(provider.ledger).toEqual([]);
});
