import { afterAll, vi } from 'vitest';
import { makeProvider } from './make-provider.ts';
import { startPollyServer } from './servers/polly-server.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

const KEY = 'AKIDSTANDIN000000000';
// The SDK finds them there, as it does on anybody's machine.
vi.stubEnv('AWS_ACCESS_KEY_ID', KEY);
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'stand-in-secret');
vi.stubEnv('AWS_REGION', 'eu-central-1');
const voices = { Matthew: 'tenor', Joanna: 'alto', Stephen: 'bass' };
const server = await startPollyServer({ provider: makeProvider('tone'), voices, keys: [KEY], pageSize: 2 });
afterAll(() => server.close());

describeTtsProvider({
  name: 'polly',
  create: () => makeProvider({ config: { provider: 'polly', baseUrl: server.url } }),
  language: 'en-US',
});

describeTtsProvider({
  name: 'polly with speech marks and the generative engine',
  create: () => {
    const settings = { engine: 'generative', speechMarks: true, region: 'us-east-1' };
    return makeProvider({ config: { provider: 'polly', baseUrl: server.url, settings } });
  },
  language: 'en-US',
});
