import { describe, expect, it } from 'vitest';
import { findSameFrames, type RecordedProgramme } from '../../../src/stitch/find-same-frames.ts';

const FRAME = 1152;

/** Sounds of ten frames each, three frames of silence before each. */
function programme(...hashes: readonly string[]): RecordedProgramme {
  const sounds = hashes.map((hash, index): [number, number, string] => {
    return [(3 + index * 13) * FRAME, 10 * FRAME, hash.repeat(16).slice(0, 16)];
  });
  return { samples: (hashes.length * 13 + 2) * FRAME, sounds };
}

describe('findSameFrames', () => {
  it('finds all of a programme that did not change', () => {
    const now = programme('a', 'b', 'c');
    expect(findSameFrames(now, now)).toEqual([{ fromFrame: 0, toFrame: 45, shift: 0 }]);
  });

  it('leaves out a sound that changed and goes on behind it', () => {
    const runs = findSameFrames(programme('a', 'b', 'c'), programme('a', 'd', 'c'));
    expect(runs).toEqual([
      { fromFrame: 0, toFrame: 16, shift: 0 },
      { fromFrame: 26, toFrame: 45, shift: 0 },
    ]);
  });

  it('finds what moved at its new place', () => {
    const runs = findSameFrames(programme('a', 'b', 'c', 'd'), programme('a', 'c', 'd', 'b'));
    expect(runs.map(({ fromFrame, shift }) => [fromFrame, shift])).toContainEqual([16, 13]);
    expect(runs.map(({ shift }) => shift)).toContain(-26);
  });

  it('follows an insertion by its length', () => {
    const runs = findSameFrames(programme('a', 'b'), programme('a', 'x', 'b'));
    expect(runs).toEqual([
      { fromFrame: 0, toFrame: 16, shift: 0 },
      { fromFrame: 26, toFrame: 45, shift: -13 },
    ]);
  });

  it('takes a sound that begins between two frames elsewhere for another one', () => {
    const before = programme('a', 'b');
    const sounds = before.sounds.map(([at, samples, hash], index): [number, number, string] => [
      at + index,
      samples,
      hash,
    ]);
    expect(findSameFrames(before, { ...before, sounds })).toEqual([{ fromFrame: 0, toFrame: 16, shift: 0 }]);
  });

  it('tells sounds apart that overlap', () => {
    const before = programme('a', 'b');
    const bed: [number, number, string] = [5 * FRAME, 3 * FRAME, 'e'.repeat(16)];
    const runs = findSameFrames(before, { ...before, sounds: [...before.sounds, bed] });
    expect(runs[0]).toEqual({ fromFrame: 0, toFrame: 5, shift: 0 });
    expect(runs.at(-1)).toMatchObject({ shift: 0 });
  });
});
