import { describe, expect, it } from 'vitest';
import { describeMastering } from '../../../src/cli/describe-mastering.ts';
import type { MasteringReport } from '../../../src/model/mastering.ts';

function report(changes: Partial<MasteringReport>): MasteringReport {
  const file = 'podcast-0a1b2c3d4e5f6071.mp3';
  return { file, reason: 'edited', frames: 1000, encoded: 40, gainDb: { before: 1.2, now: 1.2 }, ...changes };
}

describe('what a build encoded', () => {
  it.each([
    [{}, '40 of 1000 frames were encoded again, for what changed'],
    [{ reason: 'kept', encoded: 0 }, 'nothing was encoded, the same sound was there'],
    [{ reason: 'new', encoded: 1000 }, 'everything was encoded, for the first time'],
    [{ encoded: 0 }, 'no frame was encoded, only the tag is new'],
    [{ reason: 'other-recipe', encoded: 1000 }, 'everything was encoded again, as masters are made in another way now'],
    [
      { reason: 'gain-moved', encoded: 1000, gainDb: { before: -0.3, now: 0.4 } },
      'the programme gain moved from -0.3 to +0.4 dB, so everything was encoded again',
    ],
  ] as const)('is told in one line: %o', (changes, line) => {
    expect(describeMastering([report(changes)])).toBe(line);
  });

  it('is told once for masters of which the same is true', () => {
    const opus = report({ file: 'opus-0a1b2c3d4e5f6071.opus', encoded: 1000 });
    const m4a = report({ file: 'm4a-0a1b2c3d4e5f6071.m4a', encoded: 1000 });
    expect(describeMastering([report({}), opus, m4a])).toBe(
      'podcast: 40 of 1000 frames were encoded again, for what changed; opus, m4a: everything was encoded again, for what changed',
    );
    expect(describeMastering([opus, { ...opus, file: m4a.file }])).not.toContain(':');
  });
});
