import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'readout-config-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function load(variables: Record<string, string> = {}, instances?: unknown) {
  if (instances !== undefined) writeFileSync(join(home, 'config.json'), JSON.stringify({ instances }));
  return loadConfig({ READOUT_HOME: home, ...variables });
}
const keyOf = (config: ReturnType<typeof load>, instance: string) => config.keys[instance]?.reveal();

it('has no instance of a service without a key or an address', () => {
  expect(load()).toMatchObject({ instances: {}, keys: {} });
});

it('makes an instance of a key', () => {
  const config = load({ OPENAI_API_KEY: 'one', ELEVENLABS_API_KEY: 'two' });
  expect(config.instances).toEqual({
    openai: { provider: 'openai', settings: {} },
    elevenlabs: { provider: 'elevenlabs', settings: {} },
  });
  expect([keyOf(config, 'openai'), keyOf(config, 'elevenlabs')]).toEqual(['one', 'two']);
});

it('makes an instance of an address, with the key beside it or none', () => {
  const address = { OPENAI_BASE_URL: 'http://127.0.0.1:8880/v1' };
  expect(load(address)).toMatchObject({ instances: { openai: { baseUrl: address.OPENAI_BASE_URL } }, keys: {} });
  expect(keyOf(load({ ...address, OPENAI_API_KEY: 'one' }), 'openai')).toBe('one');
});

it('completes an instance that is configured', () => {
  const config = load(
    { OPENAI_BASE_URL: 'http://x.test/v1' },
    { openai: { provider: 'openai', settings: { model: 'm' } } },
  );
  expect(config.instances.openai).toMatchObject({ baseUrl: 'http://x.test/v1', settings: { model: 'm' } });
});

it('gives the address of the environment to every instance without another, so that its key goes nowhere else', () => {
  const variables = { OPENAI_BASE_URL: 'http://x.test/v1', OPENAI_API_KEY: 'one' };
  const other = { provider: 'openai', baseUrl: 'http://y.test/v1' };
  const config = load(variables, { calm: { provider: 'openai' }, other, robot: { provider: 'espeak' } });
  expect(config.instances).toMatchObject({ calm: { baseUrl: 'http://x.test/v1' }, other });
  expect(config.instances.robot).not.toHaveProperty('baseUrl');
  expect([keyOf(config, 'calm'), keyOf(config, 'other')]).toEqual(['one', undefined]);
});

it("sends a provider's own key to no address that only the file names", () => {
  const instances = { elsewhere: { provider: 'openai', baseUrl: 'http://elsewhere.test/v1' } };
  expect(load({ OPENAI_API_KEY: 'one' }, instances).keys.elsewhere).toBeUndefined();
});

it('takes the key of an instance from the variable that it names', () => {
  const instances = { second: { provider: 'openai', baseUrl: 'http://x.test', keyVariable: 'SECOND_API_KEY' } };
  expect(keyOf(load({ OPENAI_API_KEY: 'one', SECOND_API_KEY: 'two' }, instances), 'second')).toBe('two');
  expect(load({ OPENAI_API_KEY: 'one' }, instances).keys.second).toBeUndefined();
});

it.each(['HOME', 'PATH', 'secret_key', 'REDIS_URL'])('refuses %s as the variable of a key', (keyVariable) => {
  expect(() => load({}, { mine: { provider: 'openai', keyVariable } })).toThrow('_KEY or _TOKEN');
});

it.each(['https://user:pass@x.test/v1', 'ftp://x.test', 'x.test'])('refuses the address %s', (baseUrl) => {
  expect(() => load({}, { mine: { provider: 'openai', baseUrl } })).toThrow(
    expect.objectContaining({ code: 'bad-config' }),
  );
  expect(() => load({ OPENAI_BASE_URL: baseUrl })).toThrow('OPENAI_BASE_URL');
});

it('shows no key when the configuration is printed or logged', () => {
  const config = load({ OPENAI_API_KEY: 'sesame-open' });
  const lines: string[] = [];
  const logger = createLogger({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
  logger.info(
    { config, keys: config.keys, authorization: 'sesame-open', headers: { authorization: 'sesame-open' } },
    'x',
  );
  logger.info({ request: { 'xi-api-key': 'sesame-open', apiKey: 'sesame-open', key: 'sesame-open' } }, 'y');
  lines.push(inspect(config, { depth: 9 }), JSON.stringify(config));
  expect(lines.length).toBe(4);
  expect(lines.join('\n')).not.toContain('sesame-open');
});
