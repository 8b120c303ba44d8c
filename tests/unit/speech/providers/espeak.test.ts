import { expect, it } from 'vitest';
import { espeak } from '../../../../src/speech/providers/espeak.ts';

const program = '/nowhere/espeak-ng';
const missing = espeak.create({
  instance: 'espeak',
  config: { provider: 'espeak', settings: {} },
  programs: { espeak: program },
});

it('says that its program is missing, and what to do', async () => {
  expect(await missing.readiness()).toEqual({
    kind: 'missing',
    what: `the program ${program}`,
    remedy: expect.stringContaining('apt install espeak-ng'),
  });
});

it('fails to speak with the same way out', async () => {
  const speaking = missing.speak({ voice: 'en-us', body: 'Good evening.', language: 'en' });
  await expect(speaking).rejects.toMatchObject({
    code: 'tool-missing',
    hint: expect.stringContaining('READOUT_ESPEAK'),
  });
});
