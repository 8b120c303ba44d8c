import { expect, it } from 'vitest';
import { hashMaster, type MasterParts, masterRecipe } from '../../../src/stitch/hash-master.ts';

const SOUND = {
  at: 1152,
  gainDb: 0,
  identity: 'clip-a',
  measure: { samples: 4800, lufs: -19, truePeak: -6, bins: Float32Array.of(0.1, 0.2) },
};
const PARTS: MasterParts = {
  recipe: masterRecipe({ bitrateKbps: 96, channels: 1 }, '5.1.9'),
  tag: Uint8Array.of(1, 2, 3),
  samples: 48_000,
  gainDb: 0.4,
  sounds: [SOUND, { ...SOUND, at: 9216, identity: 'clip-b' }],
};

it('gives the same name for the same parts', () => {
  expect(hashMaster(structuredClone(PARTS))).toBe(hashMaster(PARTS));
  expect(hashMaster(PARTS)).toMatch(/^[0-9a-f]{16}$/u);
});

it('gives another name when anything that shapes the bytes differs', () => {
  const [first, second] = PARTS.sounds;
  const withFirst = (changes: Partial<typeof SOUND>): MasterParts => ({
    ...PARTS,
    sounds: [{ ...SOUND, ...changes }, ...(second ? [second] : [])],
  });
  const others: MasterParts[] = [
    { ...PARTS, recipe: masterRecipe({ bitrateKbps: 128, channels: 1 }, '5.1.9') },
    { ...PARTS, recipe: masterRecipe({ bitrateKbps: 96, channels: 1 }, '7.0') },
    { ...PARTS, tag: Uint8Array.of(1, 2, 4) },
    { ...PARTS, samples: 48_001 },
    { ...PARTS, gainDb: 0.5 },
    { ...PARTS, sounds: first ? [first] : [] },
    withFirst({ at: 2304 }),
    withFirst({ gainDb: -1 }),
    withFirst({ identity: 'clip-c' }),
    // The same request answered otherwise another time.
    withFirst({ measure: { ...SOUND.measure, bins: Float32Array.of(0.1, 0.21) } }),
  ];
  const names = [PARTS, ...others].map(hashMaster);
  expect(new Set(names).size).toBe(names.length);
});
