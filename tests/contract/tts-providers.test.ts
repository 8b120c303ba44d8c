import { configFileSchema } from '../../src/model/config.ts';
import { createProviders } from '../../src/speech/registry.ts';
import type { TtsProvider } from '../../src/speech/tts-provider.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

const PROGRAMS = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };

function create(instance: string): TtsProvider {
  const { instances } = configFileSchema.parse({});
  const provider = createProviders({ instances, programs: PROGRAMS }).get(instance);
  if (provider === undefined) throw new Error(`There is no instance ${instance}.`);
  return provider;
}

describeTtsProvider({
  name: 'flite',
  create: () => create('flite'),
  language: 'en-US',
  pitches: { rms: [99, 107], awb: [120, 134], slt: [165, 177], kal16: [82, 95] },
});

describeTtsProvider({
  name: 'espeak',
  create: () => create('espeak'),
  language: 'en-US',
  selects: ({ name }) => name.startsWith('en-us') && !name.startsWith('en-us-'),
});

describeTtsProvider({ name: 'tone', create: () => create('tone'), language: 'en' });
