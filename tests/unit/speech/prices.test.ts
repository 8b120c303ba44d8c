import { expect, it } from 'vitest';
import { costOf, countUnits, findPrice, PRICES_DATE, predictCost } from '../../../src/speech/prices.ts';
import { makeProvider } from '../../contract/make-provider.ts';

it('asks nothing for a voice of this machine', () => {
  expect(findPrice(makeProvider('flite'))).toMatchObject({ usd: 0, isExact: true });
});

it('takes the price of the engine from the dated list', () => {
  const polly = makeProvider({ config: { provider: 'polly' } });
  expect(findPrice(polly)).toMatchObject({ per: 'million-units', usd: 16, isExact: true, from: PRICES_DATE });
  expect(findPrice(makeProvider({ config: { provider: 'openai' }, key: 'k' }))).toMatchObject({ per: 'minute' });
});

it('knows no price of another service that speaks the same protocol, unless it is configured', () => {
  const other = makeProvider({ config: { provider: 'openai', baseUrl: 'http://127.0.0.1:9/v1' } });
  expect(findPrice(other)).toBeUndefined();
  expect(findPrice(other, { usdPerMillion: 5 })).toMatchObject({ usd: 5, from: 'config.json' });
});

it('expects words with times to be billed twice by Amazon Polly', () => {
  const timed = makeProvider({ config: { provider: 'polly', settings: { speechMarks: true } } });
  const price = findPrice(timed);
  if (price === undefined) throw new Error('There is no price.');
  const body = '<speak>Ten signs.</speak>';
  expect(countUnits(body, timed.capabilities)).toBe(10);
  expect(predictCost(price, body, timed.capabilities).expectedUsd).toBeCloseTo(20 * 16e-6, 10);
  // What was billed has both requests in it already.
  expect(costOf(price, 20, 1000)).toBeCloseTo(20 * 16e-6, 10);
});

it('sets aside the longest reading of a text where the sound is paid by the minute', () => {
  const mini = makeProvider({ config: { provider: 'openai' }, key: 'k' });
  const price = findPrice(mini);
  if (price === undefined) throw new Error('There is no price.');
  const { expectedUsd, mostUsd } = predictCost(price, 'The harbour is quiet at night.', mini.capabilities);
  expect(mostUsd).toBeGreaterThan(expectedUsd);
  expect(costOf(price, 30, 60_000)).toBeCloseTo(0.015, 10);
  expect(costOf(price, 30, undefined)).toBeUndefined();
});
