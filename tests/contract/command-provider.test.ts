import { makeProvider } from './make-provider.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

const PROGRAM = [process.execPath, `${import.meta.dirname}/speak-tone.mjs`, '{voice}'];
const settings = {
  voices: [
    { name: 'low', gender: 'male', languages: ['en'], pitchHz: 110, argument: '110' },
    { name: 'high', gender: 'female', languages: ['en', 'de'], pitchHz: 205, argument: '205' },
  ],
  limit: 400,
};

describeTtsProvider({
  name: 'command, to standard output',
  create: () =>
    makeProvider({
      config: {
        provider: 'command',
        concurrency: 2,
        settings: { ...settings, command: PROGRAM, isDeterministic: true },
      },
    }),
  language: 'en',
});

describeTtsProvider({
  name: 'command, SSML and into a file',
  create: () =>
    makeProvider({
      config: {
        provider: 'command',
        concurrency: 2,
        settings: { ...settings, command: [...PROGRAM, '{output}'], input: 'ssml' },
      },
    }),
  language: 'en',
});
