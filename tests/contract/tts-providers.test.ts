import { makeProvider } from './make-provider.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

describeTtsProvider({
  name: 'flite',
  create: () => makeProvider('flite'),
  language: 'en-US',
  pitches: { rms: [99, 107], awb: [120, 134], slt: [165, 177], kal16: [82, 95] },
});

describeTtsProvider({
  name: 'espeak',
  create: () => makeProvider('espeak'),
  language: 'en-US',
  selects: ({ name }) => name.startsWith('en-us') && !name.startsWith('en-us-'),
});

describeTtsProvider({ name: 'tone', create: () => makeProvider('tone'), language: 'en' });
