import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { providerTable, withProviderTable } from '../../../scripts/provider-table.ts';
import { configFileSchema } from '../../../src/model/config.ts';
import { createProviders, PROVIDERS } from '../../../src/speech/registry.ts';

const README = join(import.meta.dirname, '..', '..', '..', 'README.md');

it('says in the README what the code says of each provider', () => {
  const readme = readFileSync(README, 'utf8');
  expect(readme, 'Run `npx tsx scripts/provider-table.ts --write`.').toBe(withProviderTable(readme));
});

it('has a row for each provider, with what it takes to use it', () => {
  const rows = providerTable().split('\n').slice(2);
  expect(rows.length).toBe(PROVIDERS.length);
  for (const [index, { provider, needs }] of PROVIDERS.entries()) {
    expect(rows[index]).toContain(`\`${provider}\``);
    expect(needs, provider).toMatch(/\S/u);
  }
});

it('refuses a README without its place', () => {
  expect(() => withProviderTable('# Readout')).toThrow('providers: made by');
});

it('shows a configuration in the README that works', () => {
  const [, example = ''] = /```json\n([^`]*"instances"[^`]*)```/u.exec(readFileSync(README, 'utf8')) ?? [];
  const { instances } = configFileSchema.parse(JSON.parse(example));
  const programs = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };
  const providers = createProviders({ instances, programs });
  expect(Object.keys(instances).length).toBeGreaterThan(3);
  expect([...providers.keys()]).toEqual(expect.arrayContaining(Object.keys(instances)));
});
