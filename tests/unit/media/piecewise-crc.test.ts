import { describe, expect, it } from 'vitest';
import { crc16 } from '../../../src/media/crc16.ts';
import { createPiecewiseCrc, joinCrcs } from '../../../src/media/piecewise-crc.ts';
import { createRandom } from '../stitch/random-episode.ts';

const crcOf = (crc: ReturnType<typeof createPiecewiseCrc>): number => joinCrcs(crc.pieces()).crc;

describe('createPiecewiseCrc', () => {
  const random = createRandom(5);
  const bytes = Uint8Array.from({ length: 10_007 }, () => Math.floor(random() * 256));

  it('is the CRC of the whole, in whatever order and pieces it comes', () => {
    for (let round = 0; round < 30; round += 1) {
      const cuts = Array.from({ length: round }, () => Math.floor(random() * bytes.length)).sort((a, b) => a - b);
      const pieces = [0, ...cuts].map((from, index) => ({ from, to: cuts[index] ?? bytes.length }));
      const crc = createPiecewiseCrc();
      for (const { from, to } of pieces.sort(() => random() - 0.5)) crc.add(bytes.subarray(from, to), from);
      expect(crcOf(crc)).toBe(crc16(bytes));
    }
  });

  it('is 0 for nothing, and differs where a byte does', () => {
    expect(crcOf(createPiecewiseCrc())).toBe(0);
    const crc = createPiecewiseCrc();
    crc.add(Uint8Array.of(1), 1);
    crc.add(Uint8Array.of(2), 0);
    expect(crcOf(crc)).toBe(crc16(Uint8Array.of(2, 1)));
    expect(crcOf(crc)).not.toBe(crc16(Uint8Array.of(1, 2)));
  });

  it('takes pieces of an earlier one as they are, with what lies between', () => {
    const large = Uint8Array.from({ length: 1_500_000 }, (_, index) => (index * index) >> 7);
    const earlier = createPiecewiseCrc();
    for (let at = 0; at < large.length; at += 9999) earlier.add(large.subarray(at, at + 9999), at);
    const pieces = earlier.pieces();
    expect(pieces.length).toBeGreaterThan(4);
    expect(joinCrcs(pieces)).toEqual({ length: large.length, crc: crc16(large) });
    const later = createPiecewiseCrc();
    let at = 0;
    for (const [index, piece] of pieces.entries()) {
      if (index % 2 === 0) later.addKnown(piece, at);
      else later.add(large.subarray(at, at + piece.length), at);
      at += piece.length;
    }
    expect(joinCrcs(later.pieces())).toEqual({ length: large.length, crc: crc16(large) });
  });

  it('joins small pieces, so that many edits leave few of them', () => {
    const crc = createPiecewiseCrc();
    for (let at = 0; at < bytes.length; at += 100) {
      const part = bytes.subarray(at, at + 100);
      crc.addKnown({ length: part.length, crc: crc16(part) }, at);
    }
    expect(crc.pieces()).toEqual([{ length: bytes.length, crc: crc16(bytes) }]);
  });
});
