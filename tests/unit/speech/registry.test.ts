import { expect, it } from 'vitest';
import { type ConfigFile, configFileSchema } from '../../../src/model/config.ts';
import { createProviders, PROVIDERS } from '../../../src/speech/registry.ts';

const programs = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };

function create(instances: unknown = {}) {
  const file: ConfigFile = configFileSchema.parse({ instances });
  return createProviders({ instances: file.instances, programs });
}

it('has an instance of every provider that needs no configuration', () => {
  expect([...create().keys()]).toEqual(['flite', 'kokoro', 'espeak', 'tone']);
});

it('adds the instances of the configuration under their own names', async () => {
  const providers = create({ quiet: { provider: 'tone', concurrency: 2 } });
  const quiet = providers.get('quiet');
  expect(quiet?.provider).toBe('tone');
  expect(quiet?.capabilities.concurrency).toBe(2);
  expect((await quiet?.voices())?.[0]?.id).toBe('quiet:tenor');
});

it('lets the configuration replace a default instance', () => {
  expect(create({ tone: { provider: 'tone', concurrency: 3 } }).get('tone')?.capabilities.concurrency).toBe(3);
});

it('refuses an unknown provider and lists those there are', () => {
  expect(() => create({ mine: { provider: 'robot' } })).toThrow(
    expect.objectContaining({
      code: 'bad-config',
      message: expect.stringContaining('"mine"'),
      hint: expect.stringContaining('flite, kokoro, espeak, tone, command, openai, elevenlabs, polly'),
    }),
  );
});

it('refuses settings that a provider does not know, naming the instance', () => {
  expect(() => create({ slow: { provider: 'espeak', settings: { wordsPerMinute: 5 } } })).toThrow(
    expect.objectContaining({ code: 'bad-config', message: expect.stringContaining('slow') }),
  );
  expect(() => create({ loud: { provider: 'tone', settings: { volume: 11 } } })).toThrow('"loud"');
});

it('offers the voices of a cast in an order in which neighbours differ', async () => {
  const flite = await create().get('flite')?.voices();
  const inOrder = [...(flite ?? [])].sort((one, other) => one.rank - other.rank).map(({ name }) => name);
  expect(inOrder.slice(0, 5)).toEqual(['rms', 'slt', 'awb', 'kal16', 'slt-high']);
});

it('declares the capabilities of each provider before anything is configured', () => {
  for (const { provider, capabilities, create: make } of PROVIDERS) {
    const settings = provider === 'command' ? { command: ['say'], voices: [{ name: 'a', languages: ['en'] }] } : {};
    const config = { provider, settings };
    expect(make({ instance: provider, config, programs }).capabilities).toEqual(capabilities);
  }
});
