import { afterAll } from 'vitest';
import { makeProvider } from './make-provider.ts';
import { startOpenaiServer } from './servers/openai-server.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

const KEY = 'sk-stand-in-0123456789abcdef';
const voices = { onyx: 'tenor', nova: 'alto', ash: 'bass', coral: 'soprano', echo: 'baritone' };
const provider = makeProvider('tone');
const own = await startOpenaiServer({ provider, voices, keys: [KEY] });
const compatible = await startOpenaiServer({
  provider,
  voices: { am_michael: 'tenor', af_heart: 'alto' },
  models: ['tts-1', 'kokoro'],
  listsVoices: true,
});
afterAll(() => Promise.all([own.close(), compatible.close()]));

describeTtsProvider({
  name: 'openai',
  create: () => makeProvider({ config: { provider: 'openai', baseUrl: `${own.url}/v1/` }, key: KEY }),
  language: 'en',
  selects: ({ name }) => Object.hasOwn(voices, name),
});

describeTtsProvider({
  name: 'openai, as a compatible service without a key',
  create: () => {
    const settings = { format: 'pcm', isBilled: false };
    return makeProvider({ config: { provider: 'openai', baseUrl: `${compatible.url}/v1`, settings } });
  },
  language: 'en',
});
