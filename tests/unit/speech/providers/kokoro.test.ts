import { expect, it } from 'vitest';
import { KOKORO_MANIFEST } from '../../../../src/speech/providers/kokoro/kokoro-engine.ts';
import { KOKORO_VOICES } from '../../../../src/speech/providers/kokoro/kokoro-voices.ts';
import { kokoro } from '../../../../src/speech/providers/kokoro.ts';

const settings = {
  instance: 'kokoro',
  config: { provider: 'kokoro', settings: {} },
  programs: { espeak: 'espeak-ng' },
  engines: '/nowhere/engines',
};
const request = { voice: 'af_heart', body: '<speak>Hello.</speak>', language: 'en-US' };

it('says how it is installed as long as it is not there', async () => {
  const provider = kokoro.create(settings);
  expect(await provider.readiness()).toEqual({
    kind: 'missing',
    what: `the engine kokoro ${KOKORO_MANIFEST.version}`,
    remedy: 'Run `readout voices install kokoro`.',
  });
  await expect(provider.speak(request)).rejects.toMatchObject({
    code: 'tool-missing',
    hint: 'Run `readout voices install kokoro`.',
  });
});

it('offers English voices only where espeak-ng, which says the other languages, is missing', async () => {
  const provider = kokoro.create({ ...settings, programs: { espeak: '/nowhere/espeak-ng' } });
  const voices = await provider.voices();
  expect(voices).toHaveLength(28);
  expect(new Set(voices.flatMap(({ languages }) => languages))).toEqual(new Set(['en-US', 'en-GB']));
});

it('pins every archive, and keeps the file of every voice', () => {
  for (const { sha256, bytes } of KOKORO_MANIFEST.archives) {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(bytes).toBeGreaterThan(10_000);
  }
  const kept = KOKORO_MANIFEST.archives.flatMap(({ keep }) => keep.map(({ to }) => to));
  expect(kept).toEqual(expect.arrayContaining(KOKORO_VOICES.map(({ name }) => `voices/${name}.bin`)));
});

it('begins its cast with three voices that no ear confuses', () => {
  const [one, two, three] = KOKORO_VOICES;
  expect([one?.name, two?.name, three?.name]).toEqual(['af_heart', 'am_michael', 'am_fenrir']);
  const pitches = [one, two, three].map((voice) => voice?.pitchHz ?? 0).sort((lower, higher) => lower - higher);
  expect((pitches[1] ?? 0) / (pitches[0] ?? 1)).toBeGreaterThan(1.1);
  expect((pitches[2] ?? 0) / (pitches[1] ?? 1)).toBeGreaterThan(1.1);
});
