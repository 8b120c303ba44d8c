import { afterAll } from 'vitest';
import { makeProvider } from './make-provider.ts';
import { startElevenlabsServer } from './servers/elevenlabs-server.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

const KEY = 'xi-stand-in-0123456789abcdef';
const voices = { pNInz6obpgDQGcFmaJgB: 'tenor', EXAVITQu4vr4xnSDxMaL: 'alto', JBFqnCBsd6RMkjVDRZzb: 'bass' };
const server = await startElevenlabsServer({ provider: makeProvider('tone'), voices, keys: [KEY] });
afterAll(() => server.close());

describeTtsProvider({
  name: 'elevenlabs',
  create: () => makeProvider({ config: { provider: 'elevenlabs', baseUrl: server.url }, key: KEY }),
  language: 'en',
});

describeTtsProvider({
  name: 'elevenlabs with its newest model',
  create: () => {
    const settings = { model: 'eleven_v3', sampleRate: 16_000, stability: 0.5 };
    return makeProvider({ config: { provider: 'elevenlabs', baseUrl: server.url, settings }, key: KEY });
  },
  language: 'en-GB',
});
