import { describe, expect, it } from 'vitest';
import { crc16 } from '../../../src/media/crc16.ts';
import { createPiecewiseCrc } from '../../../src/media/piecewise-crc.ts';
import { createRandom } from '../stitch/random-episode.ts';

describe('createPiecewiseCrc', () => {
  const random = createRandom(5);
  const bytes = Uint8Array.from({ length: 10_007 }, () => Math.floor(random() * 256));

  it('is the CRC of the whole, in whatever order and pieces it comes', () => {
    for (let round = 0; round < 30; round += 1) {
      const cuts = Array.from({ length: round }, () => Math.floor(random() * bytes.length)).sort((a, b) => a - b);
      const pieces = [0, ...cuts].map((from, index) => ({ from, to: cuts[index] ?? bytes.length }));
      const crc = createPiecewiseCrc();
      for (const { from, to } of pieces.sort(() => random() - 0.5)) crc.add(bytes.subarray(from, to), from);
      expect(crc.value()).toBe(crc16(bytes));
    }
  });

  it('is 0 for nothing, and differs where a byte does', () => {
    expect(createPiecewiseCrc().value()).toBe(0);
    const crc = createPiecewiseCrc();
    crc.add(Uint8Array.of(1), 1);
    crc.add(Uint8Array.of(2), 0);
    expect(crc.value()).toBe(crc16(Uint8Array.of(2, 1)));
    expect(crc.value()).not.toBe(crc16(Uint8Array.of(1, 2)));
  });
});
